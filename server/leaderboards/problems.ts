import { Problem } from "../http/problem.ts";

/** The rules of the competition switch the list of persons off (feature G11). */
export const membersOff = () => new Problem(404, "members-off", "本场不排个人名次", "本场现在不排个人名次，请看支部榜。");
