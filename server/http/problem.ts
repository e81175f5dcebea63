import type { ContentfulStatusCode } from "hono/utils/http-status";

/** RFC 9457 problem details. `type` is stable and what a client compares; `detail` is what a person reads. */
export interface ProblemDetails {
  type: `/problems/${string}`;
  title: string;
  status: number;
  detail: string;
  [extension: string]: unknown;
}

/**
 * A refusal that the caller can act on. Thrown by services and writes, turned into an answer by the root handler.
 * `slug` names the kind for ever; `detail` says in Chinese what to do next.
 */
export class Problem extends Error {
  override name = "Problem";
  readonly status: ContentfulStatusCode;
  readonly slug: string;
  readonly title: string;
  readonly extension: Record<string, unknown>;

  constructor(status: ContentfulStatusCode, slug: string, title: string, detail: string, extension: Record<string, unknown> = {}) {
    super(detail);
    this.status = status;
    this.slug = slug;
    this.title = title;
    this.extension = extension;
  }

  toProblem(): ProblemDetails {
    return { type: `/problems/${this.slug}`, title: this.title, status: this.status, detail: this.message, ...this.extension };
  }

  static from(details: ProblemDetails): Problem {
    const { type, title, status, detail, ...extension } = details;
    return new Problem(status as ContentfulStatusCode, type.slice("/problems/".length), title, detail, extension);
  }
}

export const notFound = () => new Problem(404, "not-found", "没有找到", "没有这个页面或记录。请回到首页再进入。");
export const signInFirst = () => new Problem(401, "sign-in", "还没有登录", "请先扫参赛证上的二维码，或输入卡号登录。");
export const notAllowed = () => new Problem(403, "not-allowed", "没有权限", "这一页不对您的身份开放。请用对应的账号或链接进入。");
export const busy = (afterSeconds: number) =>
  new Problem(503, "busy", "人多，正在排队", "服务器正忙，什么都没有丢。请别关页面，稍后会自动再试。", { retryAfter: afterSeconds });
/** Heavy work of organisers, whose pages do not try again by themselves. */
export const atWork = (afterSeconds: number) =>
  new Problem(503, "busy", "前面还有事在做", "前面还有几件费时的事没有做完，这一件没有开始，什么都没有改动。请过一会儿再试。", {
    retryAfter: afterSeconds,
  });
export const unknownOutcome = () =>
  new Problem(503, "unknown-outcome", "暂时不能确认", "服务器暂时不能确认这一步是否完成。请别关页面，会自动再试，不会重复。", {
    retryAfter: 2,
  });
