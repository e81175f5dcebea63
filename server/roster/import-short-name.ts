/** A name for the hall screen and how it was come by. */
export interface ShortName {
  text: string;
  /** Characters that tell something were left out: a person should look. */
  cut: boolean;
}

export const longest = 9;
const lengthOf = (text: string): number => [...text].length;

/** Numbered tail of a branch's name, such as 第一支部, 二支部, 3支部. */
const ordinal = /第?([一二三四五六七八九十\d]+)支部$/;

/**
 * Short name of a committee or general branch: what it is the committee of.
 * @param district full name, left out where a name begins with it.
 */
export function shortenUnit(name: string, district: string): string {
  const plain = withoutDistrict(withoutParty(name), district);
  const bare = plain.replace(/(工作委员会|委员会|工委|委)$/, "").replace(/总支(部)?$/, "总支");
  return lengthOf(bare) >= 2 ? bare : plain;
}

/** A name that says nothing without what stands above it: 机关第一支部. */
const generic = /^(机关|本部|在职|离?退休(干部|人员|党员)?|流动党员|直属|综合|联合)*(第?[一二三四五六七八九十\d]+)?(支部|总支)?$/;

/**
 * Ever shorter forms of a branch's name that still tell it from others.
 * @param above short names of what it belongs to, nearest first.
 * @param shared whether other branches bear the same name: then what stands above goes before it.
 */
export function branchForms(name: string, above: string[], district: string, shared: boolean): string[] {
  const plain = withoutDistrict(withoutParty(name), district);
  const numbered = plain.replace(ordinal, "$1支部");
  const bare = ordinal.test(plain) ? numbered : plain.replace(/(?<=..)(联合)?支部$/, "");
  const terse = bare
    .replace(/有限责任公司|股份有限公司|有限公司|居民委员会|村民委员会|居委会|村委会/g, "")
    .replace(/(退休)(干部|人员|党员)/, "$1");
  const usual = terse.replace("高级中学", "高中").replace("社区卫生服务中心", "卫生中心");
  const forms = [plain, numbered, bare, terse, usual];
  const telling = above.filter((front) => !generic.test(front));
  const below = telling.flatMap((front) => forms.map((form) => (form.startsWith(front) ? form : front + form)));
  if (shared || generic.test(plain)) return below.length > 0 ? below : forms;
  const inside = telling.filter((front) => terse.startsWith(front)).map((front) => terse.slice(front.length));
  return [...forms, ...inside.filter((form) => lengthOf(form) > 1 && !generic.test(form)), ...below];
}

/** The first form that fits and is free; else the longest stretch that fits, marked as cut. */
export function chooseShortName(forms: string[], taken: ReadonlySet<string>): ShortName {
  const fitting = forms.find((form) => lengthOf(form) <= longest && !taken.has(form));
  if (fitting !== undefined) return { text: fitting, cut: false };
  const last = forms.reduce((shortest, form) => (lengthOf(form) < lengthOf(shortest) ? form : shortest));
  const tail = lengthOf(last) > longest ? (ordinal.exec(last)?.[0] ?? "") : "";
  const head = tail === "" ? last : last.slice(0, -tail.length);
  for (let n = 1; ; n++) {
    const end = tail + (n === 1 ? "" : String(n));
    const text = [...head].slice(0, longest - lengthOf(end)).join("") + end;
    if (!taken.has(text)) return { text, cut: true };
  }
}

/** 党 goes where it only says that a unit is one of the Party; 党校 and 党史室 keep it. */
function withoutParty(name: string): string {
  return name
    .replace(/^(中国共产党|中共)/, "")
    .replace(/支部委员会$/, "支部")
    .replace(/总支部委员会$/, "总支")
    .replace(/党(?=支部|总支|委|工委|组)/g, "");
}

/** Inside 青澜区, 青澜区 says nothing: 财政局, 柳堰镇; but 区委, 区直. */
function withoutDistrict(name: string, district: string): string {
  if (!name.startsWith(district)) return name;
  const rest = name.slice(district.length);
  const kept = /^[委直]/.test(rest) ? district.slice(-1) + rest : rest;
  return lengthOf(kept) >= 2 ? kept : name;
}
