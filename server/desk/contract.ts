import { z } from "@hono/zod-openapi";
import { layers, periods } from "../bank/question.ts";
import { exportFormats } from "../exports/formats-list.ts";
import { DraftContentSchema, draftTypes } from "./draft.ts";

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "编号只用小写字母、数字和连字符")
  .max(20);
const title = z.string().trim().min(1).max(60);
const reason = z.string().trim().min(2, "请写明原因").max(300);
const states = ["draft", "submitted", "returned", "approved", "retired"] as const;
const count = z.number();

export const BankPath = z.object({ bankId: z.string().max(40) });
export const QuestionPath = z.object({ questionId: z.string().max(40) });
export const NewBank = z.strictObject({ id: slug, title, layer: z.enum(layers), owner: title });
export const BankChange = z.strictObject({ title, owner: title });

export const BanksView = z
  .object({
    banks: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        layer: z.enum(layers),
        owner: z.string(),
        total: count,
        states: z.object({ draft: count, submitted: count, returned: count, approved: count, retired: count }),
        latestRelease: z.object({ id: z.string(), createdAt: z.number() }).nullable(),
        /** Approved revisions that the newest release does not hold. */
        unreleased: count,
      }),
    ),
  })
  .openapi("DeskBanks");

const list = z.string().max(400).optional();
export const QuestionsQuery = z.object({
  bank: list,
  state: list,
  type: list,
  period: list,
  topic: list,
  difficulty: list,
  q: z.string().max(100).optional(),
  /** Instant, ms. */
  since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  /** Only those whose answers say another difficulty than their author. */
  misjudged: z.literal("1").optional(),
  sort: z.enum(["updated", "id"]).default("updated"),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const facet = z.record(z.string(), z.number());
export const QuestionRow = z.object({
  id: z.string(),
  bankId: z.string(),
  type: z.enum(draftTypes),
  stem: z.string(),
  period: z.enum(periods),
  topic: z.string().nullable(),
  difficulty: z.number().nullable(),
  state: z.enum(states),
  /** Highest revision ordinal; 0 for none. */
  ordinal: z.number(),
  hasDraft: z.boolean(),
  released: z.boolean(),
  updatedAt: z.number(),
  updatedBy: z.string(),
  used: z.number(),
  rightPercent: z.number().nullable(),
  /** Difficulty as the answers say it; null until there are enough of them. */
  measured: z.number().nullable(),
});
export const QuestionsView = z
  .object({
    total: z.number(),
    facets: z.object({ state: facet, type: facet, period: facet, topic: facet, difficulty: facet }),
    rows: z.array(QuestionRow),
  })
  .openapi("DeskQuestions");

export const FindingView = z
  .object({
    level: z.enum(["error", "warning"]),
    code: z.string(),
    message: z.string(),
    field: z.enum(["type", "stem", "options", "key", "explanation", "source", "tags", "image"]).nullable(),
    otherId: z.string().optional(),
    similarity: z.number().optional(),
  })
  .openapi("DeskFinding");
export type FindingView = z.infer<typeof FindingView>;

const content = DraftContentSchema;
export const NewQuestion = z.strictObject({ bankId: z.string().max(40), type: z.enum(draftTypes), period: z.enum(periods) });
export const DraftBody = z.strictObject({ version: z.int().min(0), content });
export const DraftSaved = z.object({ version: z.number(), savedAt: z.number(), findings: z.array(FindingView) }).openapi("DraftSaved");
/** `gone`: the question had nothing but its draft and is no more. */
export const DraftDropped = z.object({ gone: z.boolean() }).openapi("DraftDropped");
export const DropQuery = z.object({ version: z.coerce.number().int().min(0).optional() });
export const Submission = z.strictObject({ version: z.int().min(0), reason });
export const Retirement = z.strictObject({ reason });
export const Empty = z.strictObject({});

export const QuestionDesk = z
  .object({
    id: z.string(),
    bankId: z.string(),
    bankTitle: z.string(),
    state: z.enum(states),
    /** Send this with the next draft or submission, also when there is no draft yet. */
    version: z.number(),
    /** What to show: the draft's content, else the newest revision's. */
    content,
    draft: z.object({ content, version: z.number(), basedOn: z.number(), savedAt: z.number(), savedBy: z.string() }).nullable(),
    /** Newest first. */
    revisions: z.array(
      z.object({
        ordinal: z.number(),
        state: z.enum(["kept", "submitted", "approved", "returned", "superseded"]),
        content,
        author: z.string(),
        authors: z.array(z.string()),
        reason: z.string(),
        createdAt: z.number(),
        reviewer: z.string().nullable(),
        reviewedAt: z.number().nullable(),
        comment: z.string().nullable(),
        releases: z.array(z.string()),
      }),
    ),
    findings: z.array(FindingView),
    /** Whether the reader may review the submitted revision. */
    mayReview: z.boolean(),
    retirement: z.object({ reason: z.string(), by: z.string(), at: z.number() }).nullable(),
    used: z.number(),
    rightPercent: z.number().nullable(),
    measured: z.number().nullable(),
  })
  .openapi("QuestionDesk");

export const Reviews = z.strictObject({
  items: z
    .array(z.strictObject({ questionId: z.string().max(40), ordinal: z.int().min(1) }))
    .min(1)
    .max(500),
  verdict: z.enum(["approve", "return"]),
  comment: z.string().trim().max(500),
});
export const ReviewsView = z
  .object({ done: z.array(z.string()), refused: z.array(z.object({ id: z.string(), detail: z.string() })) })
  .openapi("DeskReviews");

const parts = z.array(
  z.object({ field: z.string(), pieces: z.array(z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() })) }),
);
export const DiffQuery = z.object({
  from: z.string().regex(/^(\d{1,6}|draft)$/),
  to: z.string().regex(/^(\d{1,6}|draft)$/),
});
export const DiffView = z.object({ parts }).openapi("DeskDiff");
export const WaitingQuery = z.object({ bank: z.string().max(40).optional() });
export const WaitingView = z
  .object({
    rows: z.array(
      z.object({
        questionId: z.string(),
        bankId: z.string(),
        bankTitle: z.string(),
        ordinal: z.number(),
        /** Ordinal it is compared with: the approved revision, else the one that was returned; 0 for a new question. */
        comparedWith: z.number(),
        /** What the author was asked to mend the last time. */
        returned: z.object({ by: z.string(), comment: z.string() }).nullable(),
        content,
        authors: z.array(z.string()),
        reason: z.string(),
        createdAt: z.number(),
        mayReview: z.boolean(),
        parts,
        findings: z.array(FindingView),
      }),
    ),
  })
  .openapi("DeskWaiting");

export const SimilarView = z
  .object({
    similar: z.array(
      z.object({
        id: z.string(),
        bankTitle: z.string(),
        stem: z.string(),
        answer: z.string(),
        similarity: z.number(),
        /** By what it is alike: 题干, 题干、选项和答案, 填上答案后的说法. */
        what: z.string(),
        sameAnswer: z.boolean(),
      }),
    ),
  })
  .openapi("DeskSimilar");

export const CheckBody = z.strictObject({ bankId: z.string().max(40).nullable() });
const bankFinding = z.object({
  level: z.enum(["error", "warning"]),
  code: z.string(),
  message: z.string(),
  questionId: z.string().nullable(),
});
/** Null: the finding is about the bank as a whole. */
const question = z.object({ id: z.string(), stem: z.string() }).nullable();
export const CheckView = z
  .object({
    findings: z.array(FindingView.pick({ level: true, code: true, message: true, field: true }).extend({ question })),
    /** `unfinished`: not written far enough to be checked. */
    summary: z.object({ questions: z.number(), unfinished: z.number(), errors: z.number(), warnings: z.number() }),
  })
  .openapi("DeskCheck");

const stems = z.array(z.object({ id: z.string(), stem: z.string() }));
export const ReleaseView = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.number(),
  contentHash: z.string(),
  changelog: z.string(),
  questions: z.number(),
});
export const ReleaseMade = ReleaseView.openapi("DeskRelease");
export const ReleasesView = z
  .object({
    releases: z.array(ReleaseView),
    /** What a release made now would bring. `waiting`: submitted and not yet reviewed. */
    next: z.object({ added: stems, changed: stems, withdrawn: stems, waiting: z.number(), errors: z.array(bankFinding) }),
  })
  .openapi("DeskReleases");
export const NewRelease = z.strictObject({ name: z.string().max(40), message: z.string().trim().min(2, "请写这一版改了什么").max(500) });

export const ImageStored = z.object({ file: z.string(), width: z.number(), height: z.number() }).openapi("ImageStored");
export const ImagePath = z.object({ file: z.string().max(80) });

const formulation = z.strictObject({
  old: z.string().trim().min(1).max(40),
  now: z.string().trim().min(1).max(80),
  except: z.array(z.string().trim().min(1).max(60)).max(40).optional(),
  note: z.string().trim().max(120).optional(),
});
export const FormulationsBody = z.strictObject({ version: z.number().int().min(0), formulations: z.array(formulation).max(2_000) });
export const FormulationsView = z
  .object({
    formulations: z.array(formulation),
    /** Send it back with a change; 0 while the register is the installation's own file. */
    version: z.number(),
    updatedBy: z.string().nullable(),
  })
  .openapi("Formulations");

export const OrganisersView = z
  .object({
    organisers: z.array(z.object({ id: z.string(), name: z.string(), createdAt: z.number() })),
    invitations: z.array(z.object({ invitedBy: z.string(), createdAt: z.number(), expiresAt: z.number() })),
  })
  .openapi("Organisers");
/** The token is shown once; it travels in the fragment of `/organiser/setup#<token>`. */
export const InvitationView = z.object({ token: z.string(), expiresAt: z.number() }).openapi("Invitation");

export type QuestionsQuery = z.infer<typeof QuestionsQuery>;
export type QuestionRow = z.infer<typeof QuestionRow>;
export type QuestionDesk = z.infer<typeof QuestionDesk>;
export type CheckView = z.infer<typeof CheckView>;
export type ReleasesView = z.infer<typeof ReleasesView>;
export type ReleaseView = z.infer<typeof ReleaseView>;
export type WaitingView = z.infer<typeof WaitingView>;
export type SimilarView = z.infer<typeof SimilarView>;
export type DiffView = z.infer<typeof DiffView>;
export type BanksView = z.infer<typeof BanksView>;

export const ExportQuery = z.object({ format: z.enum(exportFormats), release: z.string().max(60).optional() });
export const LossesView = z
  .object({ losses: z.array(z.object({ questionId: z.string(), message: z.string() })) })
  .openapi("DeskExportLosses");
export const TemplatePath = z.object({ kind: z.enum(["word", "excel"]) });
