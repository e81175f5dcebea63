import { describe, expect, it } from "vitest";
import { readElder } from "./import-elder.ts";
import { type RosterFile, readRosterFile } from "./import-file.ts";

const today = { year: 2026, month: 11 };
const header = "党委,党支部,姓名,大字,出生年月,编号";
const utf8 = (text: string) => new TextEncoder().encode(text);

/** 区直机关党委，第一党支部，张伟，王芳 in GBK: there is no encoder for it here. */
const gbk = Buffer.from("b5b3ceaf2cb5b3d6a7b2bf2cd0d5c3fb0a", "hex");
const gbkRow = Buffer.from("c7f8d6b1bbfab9d8b5b3ceaf2cb5dad2bbb5b3d6a7b2bf2cd5c5ceb00a", "hex");

function fileOf(text: string): RosterFile {
  const reading = readRosterFile(utf8(text), today);
  if (!reading.ok) throw new Error(reading.message);
  return reading.file;
}
const rowsOf = (...lines: string[]) => fileOf([header, ...lines].join("\n"));
/** What is said about the one line under the header. */
const saidOf = (line: string, level = "refused") =>
  rowsOf(line).remarks.flatMap((remark) => (remark.level === level && remark.line === 2 ? [remark.message] : []));
const refusalOf = (bytes: Uint8Array): string => {
  const reading = readRosterFile(bytes, today);
  return reading.ok ? "" : reading.message;
};

describe("encoding", () => {
  it("reads UTF-8 with and without a mark, UTF-16 and GB18030", () => {
    const text = "党委,党支部,姓名\n区直机关党委,第一党支部,张伟\n";
    for (const bytes of [utf8(text), utf8(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, "utf16le"), Buffer.concat([gbk, gbkRow])]) {
      expect(readRosterFile(bytes, today)).toMatchObject({
        ok: true,
        file: { rows: [{ line: 2, path: ["区直机关党委", "第一党支部"], name: "张伟" }] },
      });
    }
  });

  it("refuses what it cannot decode to the last byte", () => {
    expect(refusalOf(Buffer.concat([gbk, gbkRow, utf8("区直机关党委,第二党支部,王芳\n")]))).toContain("第 3 行");
    expect(refusalOf(Buffer.concat([gbk, gbkRow, Buffer.from([0xff, 0xff, 0x0a])]))).toContain("GB18030");
    expect(refusalOf(Buffer.from("PK\u0003\u0004"))).toContain("CSV UTF-8");
    expect(refusalOf(utf8(""))).toContain("空");
  });
});

describe("header", () => {
  it("knows synonyms, stars, brackets, titles above and columns it does not read", () => {
    const file = fileOf(
      "青澜区党员名册\t\t\t\n序号\t党委（党工委）\t所在党支部 \t名字*\t手机号\n1\t新桥街道党工委\t新桥里社区党支部\t张伟\t13800000000\n",
    );
    expect(file).toMatchObject({ delimiter: "制表符", header: { line: 2, unused: ["序号", "手机号"] }, rows: [{ line: 3, name: "张伟" }] });
    expect(file.skipped.map((one) => one.line)).toEqual([1, 2]);
  });

  it("says which column is missing or stands twice", () => {
    expect(refusalOf(utf8("党支部,姓名\n甲支部,张伟\n"))).toContain("缺少“党委”");
    expect(refusalOf(utf8("党委,支部,党支部,姓名\n"))).toContain("第 2 列“支部”和第 3 列“党支部”");
    expect(refusalOf(utf8("甲，乙，丙\n"))).toContain("没有找到表头");
    expect(refusalOf(utf8('党委,党支部,姓名\n甲党委,"乙支部,张伟\n'))).toContain("第 2 行有一个引号");
  });
});

describe("rows", () => {
  it("takes every line into account", () => {
    const file = rowsOf("甲党委,乙支部,张伟", "", ",,", "甲党委,乙支部,", "小计,,", "甲党委/丙总支,丁支部,李静,是");
    expect(file.rows.map((row) => [row.line, row.path.join(">"), row.elder])).toEqual([
      [2, "甲党委>乙支部", false],
      [7, "甲党委>丙总支>丁支部", true],
    ]);
    expect(file.skipped.map((one) => one.line)).toEqual([1, 3, 4, 6]);
    expect(file.remarks).toContainEqual({ line: 5, level: "refused", message: expect.stringContaining("没有姓名") });
  });

  it("puts a column of general branches between committee and branch", () => {
    expect(
      fileOf("党委,党总支,党支部,姓名\n甲党委,丙党总支,丁支部,张伟\n甲党委,,戊支部,李静\n").rows.map((row) => row.path.join(">")),
    ).toEqual(["甲党委>丙党总支>丁支部", "甲党委>戊支部"]);
  });

  it.each([
    ["甲党委,,张伟", "没有党支部"],
    ["甲党委//乙,丙支部,张伟", "没有党委"],
    ["甲党委,乙支部,张伟,,,,,多", "没加引号的逗号"],
    ['甲党委,"乙支部"x,张伟', "引号外面还有字"],
    ["甲党委,乙支部,张\u0007伟", "U+0007"],
    ["甲党委,乙支部,张\u202e伟", "U+202E"],
    ["甲党委,乙支部,\ue863", "U+E863"],
    ['甲党委,乙支部,"张伟\n李静"', "一格只写一个"],
    ["甲党委,乙支部,张?", "丢失"],
    ["甲党委,乙支部,周＊芳", "遮住"],
    ["甲党委,乙支部,张伟、李静", "一人一行"],
    ["甲党委,乙支部,=cmd|'/c calc'!A1", "一人一行"],
    ["甲党委,乙支部,张伟（女）", "别的符号"],
    ["甲党委,=乙支部,张伟", "以符号开头"],
    ["甲党委,乙支部,张伟,,,1.38E+10", "科学记数"],
    ["甲党委,乙支部,张伟,,,11010519491231002x", "身份证号"],
    ["甲党委,乙支部,张伟,,,13812345678", "手机号"],
  ])("refuses %j", (line, message) => {
    expect(saidOf(line).join("")).toContain(message);
    expect(rowsOf(line).rows).toEqual([]);
  });

  it.each([
    ["甲党委,乙支部,张　 伟", "张伟", "姓名去掉了中间的空格"],
    ["甲党委,乙支部,张\u200b伟\u00a0", "张伟", "姓名去掉了看不见的字符"],
    ["甲党委,乙支部,\uf900\u660e", "豈明", "姓名兼容字换成了通用字"],
    ["甲党委,乙支部,阿依古丽•买买提", "阿依古丽·买买提", "统一成“·”"],
  ])("tidies %j and says so", (line, name, said) => {
    expect(rowsOf(line).rows[0]?.name).toBe(name);
    expect(saidOf(line, "tidied").join("")).toContain(said);
  });

  it.each([
    ["甲党委,乙支部,𠮷田静,大", "看不懂"],
    ["甲党委,乙支部,张伟2", "有数字"],
    ["甲党委,乙支部,张伟 李静", "两个人"],
    ["甲党委,乙支部,张伟,,35977", "日期序号"],
    ["甲党委,乙支部,张伟,,预备党员", "看不懂"],
  ])("takes %j and asks for a second look", (line, message) => {
    expect(saidOf(line, "doubtful").join("")).toContain(message);
    expect(rowsOf(line).rows).toHaveLength(1);
  });
});

describe("large type at first", () => {
  const elder = (flag: string, born: string) => {
    const cell = readElder(flag, born, today);
    return cell.ok && cell.value;
  };

  it.each(["1966-11", "1966.11", "196611", "1966年11月", "1966/11/30", "19661130", "1950年1月2日", "１９５０－０１"])(
    "is on at sixty: %s",
    (born) => {
      expect(elder("", born)).toBe(true);
    },
  );

  it.each(["1966-12", "1966.12.1", "2000年1月", "", "无", "-"])("is off below: %s", (born) => {
    expect(elder("", born)).toBe(false);
  });

  it("asks about a month that a spreadsheet may have cut, when it matters", () => {
    expect(readElder("", "1966.1", { year: 2026, month: 5 })).toMatchObject({ value: true, doubts: [expect.stringContaining("分不清")] });
    expect(readElder("", "1966.1", today)).toMatchObject({ value: true, doubts: [] });
  });

  it("follows what the organiser wrote before what the birth date says", () => {
    expect(elder("否", "1940-01")).toBe(false);
    expect(elder("√", "2000-01")).toBe(true);
  });
});

describe("the file as a whole", () => {
  const three = (branch: string) => ["张伟", "李静", "王强"].map((name) => `甲党委,${branch},${name}`);
  const doubts = (...lines: string[]) => rowsOf(...lines).remarks.filter((remark) => remark.level === "doubtful");

  it("keeps namesakes apart and names them, unless they have numbers", () => {
    const file = rowsOf(...three("乙支部"), "甲党委,乙支部,张伟");
    expect(file.rows).toHaveLength(4);
    expect(file.remarks.map((remark) => [remark.line, remark.level])).toEqual([
      [2, "doubtful"],
      [5, "doubtful"],
    ]);
    expect(doubts("甲党委,乙支部,张伟,,,1", "甲党委,乙支部,张伟,,,2", "甲党委,乙支部,李静")).toEqual([]);
  });

  it("refuses a number that stands twice and a branch that is also a committee", () => {
    expect(rowsOf("甲党委,乙支部,张伟,,,7", "甲党委,丙支部,李静,,,7").remarks).toContainEqual({
      line: 3,
      level: "refused",
      message: "编号“7”与第 2 行相同。编号要一人一个。",
    });
    expect(rowsOf("甲党委,机关,张伟", "甲党委/机关,乙支部,李静").rows.map((row) => row.line)).toEqual([3]);
  });

  it("points at two spellings of one branch, at tiny branches and at lost zeros", () => {
    expect(doubts(...three("第一党支部"), ...three("一支部"), ...three("第1党支部")).map((remark) => remark.line)).toEqual([5, 8]);
    expect(doubts(...three("第一党支部"), ...three("第二党支部"))).toEqual([]);
    expect(doubts("甲党委,乙支部,张伟", "甲党委,乙支部,李静")[0]?.message).toContain("只有 2 人");
    expect(doubts("甲党委,乙支部,张伟,,,007", "甲党委,乙支部,李静,,,8", "甲党委,乙支部,王强,,,012").map((remark) => remark.line)).toEqual([
      3,
    ]);
  });
});
