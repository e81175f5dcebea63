/** What XML 1.0 cannot hold at all, not even escaped. */
const unspeakable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** Without the characters that XML cannot hold. */
export const speakable = (text: string): string => text.replace(unspeakable, "");

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;" };

/** A text as XML holds it, between tags or in an attribute: whatever stands in it stays text. */
export const xmlText = (text: string): string => speakable(text).replace(/[&<>"'\r]/g, (c) => entities[c] as string);
