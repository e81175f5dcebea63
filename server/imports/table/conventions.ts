import { countBlanks, lettersOf } from "../key.ts";
import { judgementOf, judgementOptions, type StatedType, statedType } from "../type-words.ts";
import type { Fields } from "./fields.ts";
import { type NumberHabits, numberStyle, optionNumbers } from "./number-keys.ts";

/** Habits of one file or sheet that a single question cannot tell. */
export interface Conventions extends NumberHabits {
  /** Answers are letters, so that one that is also an option's text is still the letter. */
  answersInLetters?: boolean;
  /** `multiple choice` says no more than that there are options, for nothing in the file is called single. */
  multipleIsChoice?: boolean;
  /** Numbers and letters in the column of types, by what the questions beside them show. */
  typeCodes: ReadonlyMap<string, StatedType>;
}

/** What is needed of a question to learn from it. */
export interface Sample {
  fields: Fields;
  options: readonly string[];
  /** The options may be cut wrong, and their number says nothing. */
  unsure?: boolean;
}

export const keyText = (key: string | string[]): string => (Array.isArray(key) ? key.join(",") : key);
/** Learns from all questions of a file or sheet what their answers and types mean. */
export function learnConventions(samples: readonly Sample[]): Conventions {
  // With 对 and 错 among the options, 0 and 1 may as well mean false and true.
  const choices = samples.filter(({ options }) => options.length >= 2 && judgementOptions(options) === undefined);
  const counted = choices.flatMap(({ fields, options, unsure = false }) => {
    const numbers = optionNumbers(keyText(fields.key));
    const isText = numbers.length > 0 && options.some((option) => option.trim() === keyText(fields.key).trim());
    return numbers.length > 0 && !isText ? [{ numbers, count: options.length, unsure }] : [];
  });
  const lettered = choices.filter(({ fields }) => lettersOf(keyText(fields.key)) !== undefined).length;
  const byLetters = choices.filter(
    ({ fields, options }) => /^[A-J\s,，、;；|/]+$/.test(keyText(fields.key)) && !options.includes(keyText(fields.key).trim()),
  );
  const hasZero = counted.some(({ numbers }) => numbers.includes(0));
  const hasLast = counted.some(({ numbers, count, unsure }) => !unsure && numbers.some((n) => n >= count));
  // A number that no option has: then the others are not surely what they seem.
  const style = numberStyle(
    choices.flatMap(({ fields, options }) => {
      const text = keyText(fields.key).trim();
      return options.some((option) => option.trim() === text) ? [] : [{ text, count: options.length }];
    }),
  );
  const beyond = counted.some(({ numbers, count, unsure }) => !unsure && numbers.some((n) => n > count));
  return {
    ...(style === undefined ? {} : { style }),
    ...(samples.some(({ fields }) => fields.keyIsIndex) ? { namedIndex: true } : {}),
    ...(byLetters.length >= 8 && byLetters.length >= choices.length * 0.8 ? { answersInLetters: true } : {}),
    ...(multipleIsChoice(samples) ? { multipleIsChoice: true } : {}),
    ...(hasZero !== hasLast && !beyond ? { indexBase: hasZero ? (0 as const) : (1 as const) } : {}),
    countsOptions: counted.length > 0 && counted.length >= lettered,
    typeCodes: learnTypeCodes(samples),
  };
}

/** English `multiple choice` with one right option each, in a file that knows no `single`. */
function multipleIsChoice(samples: readonly Sample[]): boolean {
  if (samples.some(({ fields }) => statedType(fields.type) === "single")) return false;
  const own = samples.filter(({ fields }) => /^multiple(?:[-_ ]?choice)?(?:[-_ ]?question)?$/i.test(fields.type.trim()));
  const single = own.filter(({ fields, options }) => options.length >= 2 && rightCount(fields.key) === 1);
  return own.length > 0 && single.length * 2 >= own.length;
}

const rightCount = (key: string | string[]): number =>
  Array.isArray(key) ? key.length : (lettersOf(key)?.length ?? (optionNumbers(key).length || 1));

/** A code is known when all questions that carry it look alike; one letter alone says single only if no question of the code has more. */
function learnTypeCodes(samples: readonly Sample[]): Map<string, StatedType> {
  const byCode = new Map<string, Sample[]>();
  for (const sample of samples) {
    const code = sample.fields.type.trim();
    // A word that is not known stays in doubt; only codes are learned.
    if (/^[\w-]{1,12}$/.test(code) && statedType(code) === undefined) byCode.set(code, [...(byCode.get(code) ?? []), sample]);
  }
  const known = new Map<string, StatedType>();
  for (const [code, own] of byCode) {
    const looks = own.map(lookOf);
    const seen = new Set(looks);
    if (seen.size === 1 && looks[0] !== undefined) known.set(code, looks[0]);
    else if (seen.size === 2 && seen.has("single") && seen.has("multiple")) {
      // Some with one right option among many with several: a column for 多选. The other way round nothing is certain.
      if (looks.filter((look) => look === "multiple").length >= looks.length * 0.5) known.set(code, "multiple");
    }
  }
  return known;
}

function lookOf({ fields, options }: Sample): StatedType | undefined {
  const key = keyText(fields.key);
  if (judgementOptions(options) !== undefined) return "judge";
  if (options.length >= 2) {
    const count = lettersOf(key)?.length ?? optionNumbers(key).length;
    return count === 0 ? undefined : count === 1 ? "single" : "multiple";
  }
  if (judgementOf(key) !== undefined || /^[01]$/.test(key.trim())) return "judge";
  if (key.trim() === "" || lettersOf(key) !== undefined) return undefined;
  return countBlanks(fields.stem) > 0 ? "blank" : undefined;
}
