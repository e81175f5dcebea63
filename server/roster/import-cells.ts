/** A cell as it is understood; why it may need a second look; or why it is refused and what to do. */
export type Cell<T> = { ok: true; value: T; tidied: string[]; doubts: string[] } | { ok: false; message: string };

const accept = <T>(value: T, tidied: string[] = [], doubts: string[] = []): Cell<T> => ({ ok: true, value, tidied, doubts });
const refuse = (message: string): Cell<never> => ({ ok: false, message });

/** Filling notes forbid empty cells: people write 无 or a dash for “none”. */
export const isNone = (text: string): boolean => /^(无|没有|[-—–－/／\\]*)$/.test(text.trim());

/** Seen as nothing, put in by a spreadsheet or a chat: soft hyphen, zero width, word joiner, byte order mark. */
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** Control characters, direction marks, private use (made-up glyphs of one computer), the mark of a lost character. */
const forbidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/u;

/** What a name of a person or a unit goes through first. */
function tidy(raw: string): Cell<string> {
  const visible = raw.replace(unseen, "");
  const trimmed = visible.trim();
  if (forbidden.test(trimmed)) {
    const code = trimmed.match(forbidden)?.[0].codePointAt(0) ?? 0;
    return refuse(`里有看不见或显示不了的字符（U+${code.toString(16).toUpperCase().padStart(4, "0")}），一格只写一个名称，请重新输入`);
  }
  const close = trimmed.replace(/\p{Zs}/gu, "");
  const value = close.normalize("NFC");
  const tidied = [
    ...(visible === raw ? [] : ["去掉了看不见的字符"]),
    ...(close === trimmed ? [] : ["去掉了中间的空格"]),
    ...(value === close ? [] : ["兼容字换成了通用字"]),
  ];
  return accept(value, tidied);
}

/** Dots between the parts of a name, in the shapes that keyboards give them. */
const dots = /(?<=\p{L})[•‧∙⋅・･．.](?=\p{L})/gu;

/** A person's name as the roster will hold it: NFC, without spaces (fault F13). */
export function readName(raw: string): Cell<string> {
  const first = tidy(raw);
  if (!first.ok) return refuse(`姓名${first.message}。`);
  const value = first.value.replace(dots, "·");
  if (isNone(value)) return refuse("没有姓名。请补上，或删去这一行。");
  if (/[?？□■*＊]/.test(value)) return refuse(`姓名“${value}”里有丢失或遮住的字，请写全。`);
  if (/[、，,;；/／]/.test(value)) return refuse(`姓名“${value}”像是几个人，请一人一行。`);
  if (!/^[\p{L}\p{M}\p{Nl}\p{Nd}·'’-]+$/u.test(value) || !/^\p{L}|^\p{Nl}/u.test(value)) {
    return refuse(`姓名“${value}”里有别的符号，请只写姓名，说明写到别的列。`);
  }
  const characters = [...value];
  if (characters.length > 30) return refuse("姓名超过 30 个字，请核对。");
  const tidied = first.tidied.map((what) => `姓名${what}`);
  if (value !== first.value) tidied.push("姓名中间的点统一成“·”");
  const doubts = [
    ...(characters.length === 1 ? [`姓名只有一个字“${value}”`] : []),
    ...(/\p{Nd}/u.test(value) ? [`姓名“${value}”里有数字；若是为了区分同名，请用“编号”列`] : []),
    ...(/^\p{Script=Han}{5,}$/u.test(value) ? [`姓名“${value}”有 ${characters.length} 个字，登录时要照样输入`] : []),
    ...(/^\s*\p{Script=Han}{2,}\s+\p{Script=Han}{2,}\s*$/u.test(raw) ? [`“${raw.trim()}”像是两个人写在一格里，已当作一个人`] : []),
  ];
  return accept(value, tidied, doubts);
}

/** Name of a committee, general branch or branch. `what` is the column's name. */
export function readUnitName(raw: string, what: string): Cell<string> {
  const first = tidy(raw);
  if (!first.ok) return refuse(`${what}${first.message}。`);
  const { value } = first;
  if (isNone(value)) return refuse(`没有${what}。若原表是合并单元格，请取消合并，把每一行都填上。`);
  if (/[?？□■*＊]/.test(value)) return refuse(`${what}“${value}”里有丢失的字，请写全。`);
  if (/^[^\p{L}\p{N}（(“《]/u.test(value)) return refuse(`${what}“${value}”以符号开头，请核对。`);
  const length = [...value].length;
  if (length < 2 || length > 50) return refuse(`${what}“${value}”应为 2 到 50 个字。`);
  return accept(
    value,
    first.tidied.map((done) => `${what}${done}`),
  );
}

/**
 * The organiser's own number of a member. Personal numbers of the state are not wanted here: an id made of one
 * could be guessed back.
 */
export function readNumber(raw: string): Cell<string | undefined> {
  const value = raw.normalize("NFKC").replace(unseen, "").trim();
  if (isNone(value)) return accept(undefined);
  if (/^\d(\.\d+)?E\+?\d+$/i.test(value))
    return refuse(`编号“${value}”已被 Excel 改成科学记数，后面的数字丢了。请把这一列设为“文本”，从原表重新填。`);
  if (/^\d{17}[\dX]$/i.test(value) || /^\d{15}$/.test(value))
    return refuse("编号像是身份证号。请不要把身份证号交给本系统，换成自己的编号，或删去这一列。");
  if (/^1[3-9]\d{9}$/.test(value)) return refuse("编号像是手机号。请换成自己的编号，或删去这一列。");
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/.test(value)) return refuse(`编号“${value}”只能用字母、数字和 - . _，最多 32 位。`);
  return accept(value);
}
