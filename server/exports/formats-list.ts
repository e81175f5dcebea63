export const exportFormats = ["zip", "xlsx", "docx", "docx-key", "docx-large", "gift", "moodle", "qti3"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Ending of the file's name, media type, and what stands behind the bank's name. */
export const formatFacts: Record<ExportFormat, { ending: string; type: string; suffix: string }> = {
  zip: { ending: "zip", type: "application/zip", suffix: "" },
  xlsx: { ending: "xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", suffix: "" },
  docx: { ending: "docx", type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", suffix: "-试卷" },
  "docx-key": { ending: "docx", type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", suffix: "-含答案" },
  "docx-large": { ending: "docx", type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", suffix: "-大字试卷" },
  gift: { ending: "txt", type: "text/plain; charset=utf-8", suffix: "-GIFT" },
  moodle: { ending: "xml", type: "application/xml", suffix: "-Moodle" },
  qti3: { ending: "zip", type: "application/zip", suffix: "-QTI3" },
};
