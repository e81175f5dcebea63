import { common } from "../text/zh-CN.ts";

/** 知史 with the reader's red ring: the way back to the first page. */
export function Wordmark() {
  return (
    <a class="mark" href="/">
      {common.product}
      <span class="vh">{common.home}</span>
    </a>
  );
}
