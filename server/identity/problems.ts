import { Problem } from "../http/problem.ts";

export const unknownCard = () =>
  new Problem(401, "card-unknown", "卡片不能用", "这张卡已经停用，或链接不完整。请再扫一次；还不行就找支部组织委员补领。");
export const unknownScreen = () =>
  new Problem(
    401,
    "screen-unknown",
    "大屏链接不能用",
    "这个大屏链接不完整，或已经停用。请把链接完整复制一遍再打开；还不行就向组织者再要一个。",
  );
export const unknownNumber = () => new Problem(401, "number-unknown", "没有这个卡号", "没有对上。请对照卡片，把卡号、支部和姓名再看一遍。");
export const wrongCheckDigit = () => new Problem(422, "number-mistyped", "卡号有一位不对", "没有这个卡号，请对照卡片再看一遍。");
export const tooManyTries = (retryAfter: number) =>
  new Problem(429, "too-many-tries", "试的次数多了", "试的次数多了，请 10 分钟后再来，或直接扫卡上的二维码。", { retryAfter });
export const wrongPassword = () => new Problem(401, "password", "没有对上", "用户名或密码没有对上，请再输一遍。");
export const setupUsed = () =>
  new Problem(
    410,
    "setup-used",
    "设置链接不能用",
    "这个设置链接不完整、已经用过或已失效。请先核对链接是否完整；还不行就让邀请您的组织者再发一个，或在服务器上重新启动，取新的链接。",
  );
export const organiserTaken = () => new Problem(409, "organiser-exists", "这个名字已有人用", "这个用户名已经有了，请换一个。");
