import { useNavigate } from "@solidjs/router";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { getBanks, templatePath } from "../desk/calls.ts";
import { DeskFrame } from "../desk/DeskFrame.tsx";
import type { BankRow } from "../desk/views.ts";
import { createLoad } from "../lib/load.ts";
import { ProblemError } from "../lib/problem.ts";
import { importsText } from "../text/imports.ts";
import { Icon } from "../ui/Icon.tsx";
import { PageState } from "../ui/PageState.tsx";
import { uploadFile } from "./calls.ts";
import { EarlierImports } from "./EarlierImports.tsx";
import "./imports.css";

const mostBytes = 20 * 1024 * 1024;

/** Where a file comes in: which bank, which file, what can be read, what was imported before. */
export default function ImportPage() {
  const banks = createLoad(getBanks);
  return (
    <DeskFrame at="import" title={importsText.title}>
      <Show when={banks.data()} fallback={<PageState problem={banks.problem()} retry={banks.again} />}>
        {(data) => (
          <Show
            when={data().banks.length > 0}
            fallback={
              <p class="empty">
                {importsText.noBank} <a href="/desk">{importsText.toQuestions}</a>
              </p>
            }
          >
            <div class="im-in">
              <Upload banks={data().banks} />
              <Help />
            </div>
          </Show>
        )}
      </Show>
      <EarlierImports />
    </DeskFrame>
  );
}

type Stage = { at: "still" } | { at: "sending"; share: number } | { at: "refused"; detail: string; importId?: string };

function Upload(props: { banks: BankRow[] }) {
  const navigate = useNavigate();
  const asked = new URLSearchParams(location.search).get("bank");
  const [bank, setBank] = createSignal(firstBank(props.banks, asked));
  const [stage, setStage] = createSignal<Stage>({ at: "still" });
  const [over, setOver] = createSignal(false);
  let picker!: HTMLInputElement;

  const take = async (file: File | undefined) => {
    if (!file || stage().at === "sending") return;
    if (file.size > mostBytes) return setStage({ at: "refused", detail: importsText.tooBig });
    if (file.size === 0) return setStage({ at: "refused", detail: importsText.empty });
    setStage({ at: "sending", share: 0 });
    try {
      const { id } = await uploadFile(bank(), file, (share) => setStage({ at: "sending", share }));
      navigate(`/desk/imports/${id}`);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const importId = error.body["importId"];
      setStage({ at: "refused", detail: error.detail, ...(typeof importId === "string" ? { importId } : {}) });
    } finally {
      picker.value = "";
    }
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer?.files[0]);
  };
  // Dropping is a shortcut for the mouse; the button does the same for everybody.
  const dropHere = (zone: HTMLElement) => {
    zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      setOver(true);
    });
    zone.addEventListener("dragleave", () => setOver(false));
    zone.addEventListener("drop", dropped);
  };
  const sending = () => {
    const now = stage();
    return now.at === "sending" ? now : undefined;
  };
  const refused = () => {
    const now = stage();
    return now.at === "refused" ? now : undefined;
  };
  return (
    <section>
      <label class="dk-fld">
        <span class="dk-lab">{importsText.bank}</span>
        <select class="dk-inp" value={bank()} disabled={stage().at === "sending"} onChange={(event) => setBank(event.currentTarget.value)}>
          <For each={props.banks}>{(one) => <option value={one.id}>{one.title}</option>}</For>
        </select>
      </label>
      <div class="im-drop-zone" classList={{ "is-over": over() }} ref={dropHere}>
        <Switch>
          <Match when={sending()}>
            {(now) => (
              <div role="status">
                <p>{now().share < 1 ? importsText.sending(Math.floor(now().share * 100)) : importsText.reading}</p>
                <Show when={now().share < 1} fallback={<progress class="im-progress" aria-label={importsText.title} />}>
                  <progress class="im-progress" aria-label={importsText.title} value={now().share} />
                </Show>
              </div>
            )}
          </Match>
          <Match when={stage().at !== "sending"}>
            <p>{importsText.drop}</p>
            <button type="button" class="btn btn-go" onClick={() => picker.click()}>
              {importsText.choose}
            </button>
            <p class="im-note">{importsText.most}</p>
          </Match>
        </Switch>
        <input ref={picker} type="file" class="vh" tabindex="-1" aria-hidden="true" onChange={() => void take(picker.files?.[0])} />
      </div>
      <Show when={refused()}>
        {(now) => (
          <div class="dk-err im-refused" role="alert">
            <Icon name="warn" />
            <span>
              {now().detail}
              <Show when={now().importId}>
                {(id) => (
                  <a class="im-other" href={`/desk/imports/${id()}`}>
                    {importsText.open}
                  </a>
                )}
              </Show>
            </span>
          </div>
        )}
      </Show>
      <p class="dk-hint">{importsText.before}</p>
    </section>
  );
}

/** The one asked for; else the nearest to home, for a district imports into its own bank. */
function firstBank(banks: readonly BankRow[], asked: string | null): string {
  const near = ["district", "city", "provincial", "national"] as const;
  const own = near.flatMap((layer) => banks.filter((bank) => bank.layer === layer && bank.id !== "rehearsal"));
  return (banks.find(({ id }) => id === asked) ?? own[0] ?? banks[0])?.id ?? "";
}

function Help() {
  return (
    <section>
      <h2 class="sec">{importsText.can}</h2>
      <dl class="im-formats">
        <For each={importsText.formats}>
          {([name, what]) => (
            <div>
              <dt>{name}</dt>
              <dd>{what}</dd>
            </div>
          )}
        </For>
      </dl>
      <p class="im-templates">
        {importsText.templates}
        <a href={templatePath("word")} download="">
          {importsText.word}
        </a>
        <a href={templatePath("excel")} download="">
          {importsText.excel}
        </a>
      </p>
    </section>
  );
}
