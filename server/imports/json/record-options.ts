export interface FoundOptions {
  options: string[];
  /** Indexes of the options that are marked as right; undefined when none carries a mark. */
  right?: number[];
  /** Some options carry a mark and some do not. */
  partlyMarked?: boolean;
  /** The marks only say what somebody chose. */
  onlyChosen?: boolean;
  /** By option, where each has an identifier of its own that an answer may name. */
  ids?: string[];
}

export const withRight = (right: readonly number[]): string => right.map((i) => String.fromCharCode(65 + i)).join("");

/** A text or number as text; undefined for lists and objects. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one === "string" || typeof one === "number")) return value.join("；");
  return undefined;
}

/** Names of marks, the surer first: what was chosen or scored says less than what is right. */
const marks = [
  /^(?:is_?)?(?:correct|right)(?:_?(?:answer|option|choice))?$|^(?:是否)?正确(?:答案|选项|项)?$|^(?:option|answer|choice)_?(?:is_?)?(?:correct|right)$|^correctness$/i,
  /^is_?(?:true|answer|key|ok)(?:_?option)?$|^true(?:_?(?:answer|option))?$|^是否(?:为|是)?(?:正确)?(?:答案|选项)$|^对错$/i,
  /^(?:answer|key|flag|ok)$/i,
  /^(?:(?:answer|option)_?)?(?:fraction|score|weight|points?|grade)$|^分[值数]$/i,
];
const chosen = /^(?:is_?)?(?:checked|selected)$/i;
const textNames = [
  "text",
  "content",
  "value",
  "title",
  "name",
  "body",
  "desc",
  "description",
  "option",
  "answer",
  "label",
  "choice",
  "内容",
  "选项内容",
  "选项",
  "文本",
];
/** `optionContent`, `answer_text`, `textHtml`: a word for text within a longer name. */
const textWithin = /(?:text|content|title|desc(?:ription)?|body|html|answer|value|内容|文字)(?:_?(?:html|text|str))?$/i;
const letterNames =
  /^(?:key|label|letter|id|code|option|name|no|sn|prefix|index|tag|选项|选项(?:标识|号|字母|序号)|标识|字母|序号|编号|value|val|mark|order|(?:fld)?(?:option|opt|answer|choice|item)_?(?:key|label|no|name|code|id|letter|index|ind|tag|mark|num|serial))$/i;

/** Options as lists and objects keep them, in the order of their letters. `surely`: the field's own name says that they are options. */
export function optionsOf(value: unknown, surely: boolean): FoundOptions | undefined {
  if (Array.isArray(value)) return listed(value, surely);
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value);
  const byLetter = entries.length >= 2 && entries.every(([name]) => /^(?:(?:option|answer|choice|item|opt)_?)?[A-Ja-j]$/i.test(name));
  const byNumber = surely && entries.length >= 2 && entries.every(([name]) => /^\d$/.test(name));
  if (!byLetter && !byNumber) return undefined;
  if (entries.every(([, one]) => typeof one === "boolean")) return undefined;
  const sorted = entries.filter(([, one]) => one !== null && one !== "").sort(([a], [b]) => (a.toUpperCase() < b.toUpperCase() ? -1 : 1));
  const options: string[] = [];
  for (const [i, [name, one]] of sorted.entries()) {
    const at = byLetter ? name.toUpperCase().charCodeAt(name.length - 1) - 65 : i;
    options[at] = partsOf(one).text;
  }
  const found = listed(
    sorted.map(([, one]) => one),
    surely,
  );
  const names = byNumber && !found?.right ? { ids: sorted.map(([name]) => name) } : {};
  return { options: Array.from(options, (option) => option ?? ""), ...(found?.right ? { right: found.right } : {}), ...names };
}

function listed(list: readonly unknown[], surely: boolean): FoundOptions | undefined {
  if (list.length < 2) return undefined;
  if (list.every((one) => typeof one === "string" || typeof one === "number")) return surely ? { options: list.map(String) } : undefined;
  if (!list.every((one) => typeof one === "object" && one !== null)) return undefined;
  let parts = list.map(partsOf);
  if (parts.every(({ text }) => text === "")) return undefined;
  const letters = parts.map(({ letter }) => letter ?? "");
  if (letters.every((letter) => letter !== "") && new Set(letters).size === letters.length) {
    // By their letters, and an empty place for a letter that is left out: answers count on it.
    const byLetter: OptionParts[] = [];
    for (const part of parts) byLetter[(part.letter as string).charCodeAt(0) - 65] = part;
    parts = Array.from(byLetter, (part) => part ?? { text: "", right: false });
  }
  const options = parts.map(({ text }) => text);
  const sure = parts.filter(({ right }) => right !== undefined);
  const onlyChosen = sure.length === 0 && parts.some((part) => part.chosen);
  const marked = onlyChosen ? parts.filter((part) => part.chosen !== undefined) : sure;
  const ids = parts.map(({ id }) => id ?? "");
  if (letters.every((letter) => letter === "") && ids.every((id) => id !== "") && new Set(ids).size === ids.length && marked.length === 0) {
    return { options, ids };
  }
  if (marked.every(({ text }) => text === "")) return { options };
  const right = parts.flatMap((part, i) => ((onlyChosen ? part.chosen : part.right) ? [i] : []));
  return { options, right, ...(onlyChosen ? { onlyChosen } : {}), ...(marked.length < parts.length ? { partlyMarked: true } : {}) };
}

interface OptionParts {
  text: string;
  letter?: string;
  right?: boolean;
  chosen?: boolean;
  id?: string;
}

function partsOf(value: unknown): OptionParts {
  if (typeof value !== "object" || value === null) return { text: textOf(value) ?? "" };
  if (Array.isArray(value)) return pairOf(value);
  const entries = Object.entries(value);
  // {"A": "北京"}, {"radio": {"text": "北京", "val": "A"}}
  const [only] = entries;
  if (entries.length === 1 && only && typeof only[1] === "object" && only[1] !== null && !Array.isArray(only[1])) return partsOf(only[1]);
  if (entries.length === 1 && only && /^[A-J]$/i.test(only[0])) return { text: textOf(only[1]) ?? "", letter: only[0].toUpperCase() };
  const letter = entries.find(([name, one]) => letterNames.test(name) && typeof one === "string" && /^[A-J]$/i.test(one.trim()));
  const flags = entries.filter(([, one]) => isFlag(one));
  const rightMark = marks.map((name) => flags.find(([own]) => name.test(own))).find((flag) => flag !== undefined);
  const chosenMark = flags.find(([name]) => chosen.test(name));
  const rest = entries.filter((entry) => entry !== letter && entry !== rightMark && entry !== chosenMark && textOf(entry[1]) !== undefined);
  const texts = [
    ...textNames.map((wanted) => rest.find(([name]) => name.toLowerCase().replaceAll("_", "") === wanted)),
    ...rest.filter(([name, one]) => typeof one === "string" && textWithin.test(name)),
  ].filter((entry) => entry !== undefined);
  // {value: "1", name: "数学"}: what is no more than a sign is not the text where another field has one.
  const text = texts.find((entry) => !/^[\w-]{0,3}$/.test(textOf(entry?.[1]) ?? "")) ?? texts[0];
  const id = rest.find(
    ([name]) =>
      name !== text?.[0] && /^(?:id|_id|(?:opt|option|answer|choice|item)_?(?:id|key|no|code)|uuid|key|value|code|no)$/i.test(name),
  )?.[1];
  return {
    text: textOf(text?.[1]) ?? "",
    ...(letter ? { letter: String(letter[1]).trim().toUpperCase() } : {}),
    ...(rightMark === undefined ? {} : { right: isRight(rightMark[1]) }),
    ...(chosenMark === undefined ? {} : { chosen: isRight(chosenMark[1]) }),
    ...(typeof id === "string" || typeof id === "number" ? { id: String(id) } : {}),
  };
}

const isFlag = (value: unknown): boolean =>
  value !== null &&
  (typeof value !== "string" ||
    /^(?:true|false|[01]|是|否|对|错|正确|错误|y|n|yes|no|t|f|√|×|right|wrong|(?:in)?correct|\d+)$/i.test(value));

/** ["A", "北京"], ["北京", true], [false, "上海"], ["A", "北京", true] */
function pairOf(value: readonly unknown[]): OptionParts {
  const flags = value.filter((one) => typeof one === "boolean");
  const texts = value.filter((one) => typeof one !== "boolean");
  const [letter, text] = texts;
  const right = flags.length === 1 ? { right: flags[0] as boolean } : {};
  if (flags.length > 1 || value.length > 3) return { text: "" };
  if (texts.length === 2 && typeof letter === "string" && /^[A-J]$/i.test(letter))
    return { text: textOf(text) ?? "", letter: letter.toUpperCase(), ...right };
  return texts.length === 1 && flags.length === 1 ? { text: textOf(letter) ?? "", ...right } : { text: "" };
}

const isRight = (value: unknown) =>
  typeof value === "string"
    ? /^(?:true|是|对|正确|y|yes|t|√|right|correct|0*[1-9]\d*)$/i.test(value)
    : typeof value === "number"
      ? value > 0
      : Boolean(value);
