import { useParams } from "@solidjs/router";
import { onCleanup } from "solid-js";
import { hallText } from "../text/leaderboards.ts";
import { common } from "../text/zh-CN.ts";
import { Hall } from "./Hall.tsx";
import "./hall.css";
import "./hall-boards.css";
import "./hall-shapes.css";

/** The wall of a hall: dark, and nothing on it to press. */
export default function HallPage() {
  const params = useParams<{ id: string }>();
  document.title = `${hallText.documentTitle} · ${common.product}`;
  document.documentElement.dataset["hall"] = "";
  onCleanup(() => delete document.documentElement.dataset["hall"]);
  return <Hall competitionId={params.id} />;
}
