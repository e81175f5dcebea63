import { common } from "../text/zh-CN.ts";
import { missingText } from "../text/identity.ts";
import { Rule } from "../ui/Rule.tsx";
import { TopBar } from "../ui/TopBar.tsx";

export default function MissingPage() {
  document.title = `${missingText.title} · ${common.product}`;
  return (
    <div class="phone">
      <TopBar />
      <main>
        <Rule />
        <h1 class="pagehead">{missingText.title}</h1>
        <p>{missingText.text}</p>
        <p class="trouble">
          <a class="btn" href="/">
            {common.home}
          </a>
        </p>
      </main>
    </div>
  );
}
