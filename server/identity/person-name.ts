/** What a keyboard, a spreadsheet or a chat adds to a name without anybody meaning it: spaces, joiners, direction marks, variants. */
const unseen = /\s|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/gu;
/** The dot inside a name such as 阿依古丽·买买提, in the shapes that keyboards give it. */
const dots = /[·•‧∙・･．.。]/g;

/**
 * One spelling for names a fair clerk holds equal (fault F13): full and half width, spaces, dots. For comparing only:
 * what is stored and shown stays as the roster has it.
 */
export const normaliseName = (name: string): string =>
  name.replace(dots, "·").normalize("NFKC").replace(unseen, "").replace(dots, "·").toLowerCase();

/** What was typed for a card number: digits of either width, spaces and hyphens of any kind. */
export const normaliseNumber = (typed: string): string =>
  typed
    .normalize("NFKC")
    .replace(unseen, "")
    .replace(/[\p{Pd}_]/gu, "");
