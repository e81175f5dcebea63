import type { DraftContent } from "../../server/desk/draft.ts";

/**
 * Texts that would run if a page took them for markup: the kinds of OWASP's XSS filter evasion cheat sheet. Options
 * hold 80 characters, other short fields 40.
 */
export const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(2)>',
  "<svg/onload=alert(3)>",
  '<a href="javascript:alert(4)">看原文</a>',
  "<math><mtext><mglyph><style><img src=x onerror=alert(5)></style></math>",
  '<p style="width:expression(alert(6))">',
  '<iframe srcdoc="<script>parent.alert(7)</script>"></iframe>',
  "{{constructor.constructor('alert(8)')(1)}}",
  "${alert(9)}<%=alert(9)%>#{alert(9)}",
  "<details open ontoggle=alert(10)>",
  "<body onload=alert(11)>",
  "'-alert(12)-'",
  "<object data=javascript:alert(13)>",
  "<base href=javascript:alert(14)//>",
  "<input autofocus onfocus=alert(15)>",
  '<meta http-equiv="refresh" content="0;url=javascript:alert(16)">',
  "</textarea></title><script>alert(17)</script>",
  "<video><source onerror=alert(18)></video>",
  "&lt;img src=x onerror=alert(19)&gt;",
  "<form><button formaction=javascript:alert(20)>交卷",
  "<template><script>alert(21)</script></template>",
  "<link rel=stylesheet href=javascript:alert(22)>",
  "<noscript><p title='</noscript><img src=x onerror=alert(23)>'>",
  "javascript:alert(24)",
] as const;

const pick = (n: number, most = 80): string => {
  const fitting = hostile.filter((text) => text.length <= most);
  return fitting[n % fitting.length] as string;
};

/** Questions of every type with such a text in every field that takes one; together their stems hold all of them. */
export function hostileDrafts(image: string): DraftContent[] {
  const types = ["single", "multiple", "judge", "blank", "order", "match"] as const;
  return hostile.flatMap((text, n) => {
    const type = types[n % types.length] as (typeof types)[number];
    // Two a question where they fit, so that the paper stays short.
    if (n >= hostile.length / 2) return [];
    const options = type === "single" || type === "multiple" || type === "order" ? [1, 2, 3, 4].map((step) => pick(n + step)) : [];
    const keys = { single: "B", multiple: "AC", judge: n % 2 === 0, blank: [[pick(n + 3, 40), "写法"]], order: null, match: null };
    return {
      type,
      period: "1919-1949",
      topic: "重大事件",
      difficulty: 2,
      stem: `${text}第${n}题${hostile[n + hostile.length / 2]}${type === "blank" ? "____" : ""}`,
      options,
      pairs: type === "match" ? [0, 1, 2].map((step): [string, string] => [pick(n + step, 40), pick(n + step + 5, 40)]) : [],
      key: keys[type],
      pinned: null,
      explanation: pick(n + 6) + pick(n + 7),
      source: { title: pick(n + 8), author: pick(n + 9), publisher: pick(n + 10), date: pick(n + 11, 40) },
      image: n === 0 ? { file: image, alt: pick(1) } : null,
    };
  });
}

const giftText = (text: string) => text.replace(/[~=#{}:\\]/g, "\\$&");
const xmlText = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const cell = (text: string) => `"${text.replace(/"/g, '""')}"`;
/** Every second question holds its texts as markup, the others as text about markup: those come through to the letter. */
const numbered = hostile.map((text, n) => {
  const written = (part: string) => (n % 2 === 0 ? part : xmlText(part));
  const texts = [`第${n}题${text}`, ...[1, 2, 3, 4, 5].map((step) => pick(n + step))].map(written);
  return { stem: texts[0] ?? "", options: texts.slice(1, 5), more: texts[5] ?? "" };
});

/** The stem that the reader finds where a file has text about markup. */
export const literalStem = (n: number): string => `第${n}题${hostile[n]}`;

/** The same questions in four formats, in files with names to match. */
export const hostileFiles: { name: string; text: string }[] = [
  {
    name: '"><img src=x onerror=alert(30)>.json',
    text: JSON.stringify(
      numbered.map(({ stem, options, more }) => ({ type: "single", stem, options, answer: "A", explanation: more, source: more })),
    ),
  },
  {
    name: "<svg onload=alert(31)>.csv",
    text: [
      "题型,题干,A,B,C,D,答案,解析,出处",
      ...numbered.map(({ stem, options, more }) => ["单选", stem, ...options, "A", more, more].map(cell).join(",")),
    ].join("\r\n"),
  },
  {
    name: "<script>alert(32)</script>.gift",
    text: numbered
      .map(({ stem, options: [right, ...wrong], more }) => {
        const answers = [`=${giftText(right ?? "")}`, ...wrong.map((text) => `~${giftText(text)}`)];
        return `::${giftText(more)}::${giftText(stem)}{${answers.join(" ")}####${giftText(more)}}`;
      })
      .join("\n\n"),
  },
  {
    name: "moodle.xml",
    text: `<?xml version="1.0" encoding="UTF-8"?><quiz>${numbered
      .map(({ stem, options, more }) => {
        const html = (text: string) => `<text>${xmlText(text)}</text>`;
        const answers = options.map((text, i) => `<answer fraction="${i === 0 ? 100 : 0}" format="html">${html(text)}</answer>`);
        return `<question type="multichoice"><name>${html(more)}</name><questiontext format="html">${html(stem)}</questiontext><generalfeedback format="html">${html(more)}</generalfeedback><single>true</single>${answers.join("")}</question>`;
      })
      .join("")}</quiz>`,
  },
];
