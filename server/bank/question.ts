import { z } from "zod";

/** The four national periods of the Party's history, by the year each begins and ends. */
export const periods = ["1919-1949", "1949-1978", "1978-2012", "2012-now"] as const;
export const layers = ["national", "provincial", "city", "district"] as const;
export const questionTypes = ["single", "multiple", "judge", "blank", "order", "match"] as const;
export const topics = [
  "重要会议",
  "重大事件",
  "重要人物",
  "重要文献",
  "军事斗争",
  "经济建设",
  "政治建设",
  "科技国防",
  "外交统战",
  "社会民生",
  "党的建设",
  "精神谱系",
] as const;

const text = (max: number) => z.string().trim().min(1).max(max);

export const SourceSchema = z
  .strictObject({
    title: text(120).describe("书名或文件名，不加书名号"),
    author: text(120).describe("作者或制发机关"),
    publisher: text(120).optional().describe("出版社或发布单位"),
    date: text(40).optional().describe("文件日期或出版年份"),
  })
  .refine((s) => s.publisher || s.date, "出处要写明出版社或日期")
  .describe("结构化出处");

/** A picture by its content's name. `alt` says in words what it shows: read aloud, and shown where it does not load. */
export const ImageSchema = z
  .strictObject({
    file: z.string().regex(/^[0-9a-f]{64}\.(png|jpg|webp)$/, "图片文件名要由系统生成"),
    alt: text(200).describe("图片里有什么，读给看不见的人听"),
  })
  .describe("题干下面的图片");
export type QuestionImage = z.infer<typeof ImageSchema>;

const common = {
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "编号只用小写字母、数字和连字符")
    .max(40),
  topic: z.enum(topics),
  difficulty: z.int().min(1).max(3).describe("1 易 · 2 中 · 3 难"),
  stem: text(300),
  explanation: text(400),
  source: SourceSchema,
  image: ImageSchema.optional(),
};
const options = (min: number, max: number) => z.array(text(80)).min(min).max(max);
/** Letters of options that keep their place when the others are shuffled. */
const pinned = z
  .string()
  .regex(/^[A-H]+$/)
  .optional()
  .describe("打乱选项时位置不动的选项字母，如 D");

export const QuestionSchema = z.discriminatedUnion("type", [
  z.strictObject({
    ...common,
    type: z.literal("single"),
    options: options(3, 8),
    key: z.string().regex(/^[A-H]$/),
    pinned,
  }),
  z.strictObject({
    ...common,
    type: z.literal("multiple"),
    options: options(3, 8),
    key: z.string().regex(/^[A-H]{2,8}$/),
    pinned,
  }),
  z.strictObject({ ...common, type: z.literal("judge"), key: z.boolean() }),
  z.strictObject({
    ...common,
    type: z.literal("blank"),
    key: z
      .array(z.array(text(40)).min(1).max(12))
      .min(1)
      .max(4)
      .describe("每空一组可接受的答案，第一个为标准答案"),
  }),
  z.strictObject({
    ...common,
    type: z.literal("order"),
    options: options(3, 8).describe("按正确顺序书写，抽题时打乱"),
  }),
  z.strictObject({
    ...common,
    type: z.literal("match"),
    pairs: z
      .array(z.tuple([text(60), text(60)]))
      .min(3)
      .max(8),
  }),
]);

export type Question = z.infer<typeof QuestionSchema>;
export type QuestionType = (typeof questionTypes)[number];
export type Period = (typeof periods)[number];
export type Layer = (typeof layers)[number];

export const QuestionFileSchema = z.strictObject({
  period: z.enum(periods),
  questions: z.array(QuestionSchema).min(1),
});

export const BankFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: text(60),
  layer: z.enum(layers),
  owner: text(60),
  rehearsal: z.literal(true).optional().describe("热身题库：只供正式作答前的热身，不计入题量统计"),
});

export type BankFile = z.infer<typeof BankFileSchema>;
