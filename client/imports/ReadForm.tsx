import { type Component, createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import type { DeskType } from "../desk/views.ts";
import { deskNames } from "../text/desk.ts";
import { lookText } from "../text/imports.ts";
import { Icon } from "../ui/Icon.tsx";
import { keyText, keyWithin } from "./how-read.ts";
import type { Look } from "./look.ts";
import { doubtful } from "./marks.ts";
import type { MendForm } from "./mend-form.ts";
import { ReadBlanks, ReadJudge, ReadOptions, ReadPairs } from "./ReadKeys.tsx";
import { ReadTags } from "./ReadTags.tsx";
import { typeKey } from "./read-edit.ts";
import type { Doubt, DoubtField, Read } from "./views.ts";

/** Keys 1 to 6 choose them in this order. */
export const readTypes: DeskType[] = ["single", "multiple", "judge", "blank", "order", "match", "short"];

/** The question as it was understood; every part can be mended where it stands, every doubt stands beside its part. */
export function ReadForm(props: { look: Look; form: MendForm; accept(): void; skip(): void }) {
  const spots = createMemo(() => doubtful(props.look.desk()?.marks ?? ""));
  const spot = () => spots().indexOf(props.look.at());
  const question = () => props.form.question();
  return (
    <>
      <div class="im-formhead">
        <h2 class="sec">{lookText.readAs(props.look.at())}</h2>
        <p class="im-note" role="status">
          {props.form.problem() ??
            (props.form.state() === "saving" ? lookText.saving : props.form.state() === "saved" ? lookText.saved : "")}
        </p>
        <p class="im-note">
          {spot() >= 0 ? lookText.spot(spot() + 1, spots().length) : stateText(question()?.decision, question()?.questionId)}
        </p>
      </div>
      <Show when={question() && props.form.read()} fallback={<p class="waiting">{lookText.loading}</p>}>
        {(read) => <Fields {...props} read={read()} doubts={question()?.doubts ?? []} />}
      </Show>
    </>
  );
}

function stateText(decision: string | undefined, questionId: string | null | undefined): string {
  if (questionId) return lookText.inBank;
  return decision === "skip" ? lookText.skippedOne : decision === "take" ? lookText.takenOne : lookText.noSpot;
}

interface FieldsProps {
  look: Look;
  form: MendForm;
  read: Read;
  doubts: readonly Doubt[];
  accept(): void;
  skip(): void;
}

function Fields(props: FieldsProps) {
  const question = () => props.form.question();
  const locked = () => Boolean(question()?.questionId);
  const type = () => props.read.type;
  const doubted = (field: DoubtField) => props.doubts.some((doubt) => doubt.field === field);
  const lettered = () => type() === "single" || type() === "multiple";
  const edit = (change: (read: Read) => Read) => props.form.edit(change);
  return (
    <>
      {/* Its fields take the focus while they can be mended; afterwards it must still be scrolled by the keyboard. */}
      <div class="im-form" role="group" aria-label={lookText.readAs(props.look.at())} tabindex={locked() ? 0 : undefined}>
        <fieldset disabled={locked()}>
          <Row label="" field="whole" doubts={props.doubts} />
          <Row label={lookText.type} field="type" doubts={props.doubts}>
            <div class="dk-types is-small" role="group" aria-label={lookText.type}>
              <For each={readTypes}>
                {(value) => (
                  <button type="button" aria-pressed={type() === value} onClick={() => void props.form.retype(value)}>
                    {deskNames.type[value]}
                  </button>
                )}
              </For>
            </div>
          </Row>
          <Row label={lookText.stem} field="stem" doubts={props.doubts}>
            <textarea
              class="dk-inp im-grow"
              classList={{ "is-doubt": doubted("stem") }}
              aria-label={lookText.stem}
              rows={rowsFor(props.read.stem)}
              value={props.read.stem}
              onInput={(event) => edit((read) => ({ ...read, stem: event.currentTarget.value }))}
            />
          </Row>
          <Switch>
            <Match when={lettered() || type() === "order"}>
              <Row label={type() === "order" ? lookText.steps : lookText.options} field="options" doubts={props.doubts}>
                <ReadOptions read={props.read} edit={edit} doubted={doubted("options")} />
              </Row>
            </Match>
            <Match when={type() === "match"}>
              <Row label={lookText.pairs} field="options" doubts={props.doubts}>
                <ReadPairs read={props.read} edit={edit} />
              </Row>
            </Match>
          </Switch>
          <Switch>
            <Match when={lettered()}>
              <Row label={lookText.key} field="key" doubts={props.doubts}>
                <input
                  class="dk-inp"
                  classList={{ "is-doubt": doubted("key") }}
                  aria-label={lookText.key}
                  placeholder={lookText.noKey}
                  value={keyText(props.read.key)}
                  onChange={(event) => edit((read) => typeKey(read, event.currentTarget.value))}
                />
              </Row>
            </Match>
            <Match when={type() === "judge"}>
              <Row label={lookText.key} field="key" doubts={props.doubts}>
                <ReadJudge read={props.read} edit={edit} />
              </Row>
            </Match>
            <Match when={type() === "blank" || type() === "short"}>
              <Row label={lookText.key} field="key" doubts={props.doubts}>
                <ReadBlanks read={props.read} edit={edit} doubted={doubted("key")} />
              </Row>
            </Match>
            <Match when={doubted("key")}>
              <Row label={lookText.key} field="key" doubts={props.doubts} />
            </Match>
          </Switch>
          <Row label={lookText.explanation}>
            <textarea
              class="dk-inp im-grow"
              aria-label={lookText.explanation}
              placeholder={lookText.noExplanation}
              rows={rowsFor(props.read.explanation ?? "")}
              value={props.read.explanation ?? ""}
              onInput={(event) => edit((read) => ({ ...read, explanation: event.currentTarget.value }))}
            />
          </Row>
          <Row label={lookText.from}>
            <input
              class="dk-inp"
              aria-label={lookText.from}
              placeholder={lookText.noSource}
              value={props.read.source ?? ""}
              onInput={(event) => edit((read) => ({ ...read, source: event.currentTarget.value }))}
            />
          </Row>
          <Row label={lookText.tags}>
            <ReadTags read={props.read} edit={edit} />
          </Row>
        </fieldset>
      </div>
      <div class="im-deeds">
        <Show when={!locked()} fallback={<InBank id={question()?.questionId ?? ""} />}>
          <Show
            when={question()?.decision !== "skip"}
            fallback={
              <button type="button" class="btn" onClick={() => void props.form.decide("undecided")}>
                {lookText.unskip}
              </button>
            }
          >
            <Show when={props.doubts.length > 0 && question()?.decision !== "take"}>
              <button type="button" class="btn" aria-keyshortcuts="Enter" onClick={() => props.accept()}>
                {acceptText(props.read, props.doubts)}
              </button>
            </Show>
            <button type="button" class="btn" aria-keyshortcuts="s" onClick={() => props.skip()}>
              {lookText.skip}
            </button>
          </Show>
          <Show when={question()?.mended}>
            <button type="button" class="textbtn" onClick={() => void props.form.restore()}>
              {lookText.restore}
            </button>
          </Show>
        </Show>
      </div>
    </>
  );
}

function acceptText(read: Read, doubts: readonly Doubt[]): string {
  if (!doubts.some(({ field }) => field === "key") || read.type === "order" || read.type === "match") return lookText.accept;
  const key = keyText(keyWithin(read) ?? read.key);
  return key === "" ? lookText.acceptNoKey : key.length > 12 ? lookText.accept : lookText.acceptKey(key);
}

const InBank: Component<{ id: string }> = (props) => (
  <a class="btn" href={`/desk/questions/${encodeURIComponent(props.id)}`}>
    {lookText.openInBank}
  </a>
);

/** A part with its name at the left; below it, what is in doubt about it. */
function Row(props: { label: string; field?: DoubtField; doubts?: readonly Doubt[]; children?: JSX.Element }) {
  const own = () => (props.doubts ?? []).filter((doubt) => doubt.field === props.field);
  return (
    <Show when={props.children || own().length > 0}>
      <div class="im-row">
        <span class="im-label" aria-hidden="true">
          {props.label}
        </span>
        <div>
          {props.children}
          <For each={own()}>
            {(doubt) => (
              <p class="dk-err">
                <Icon name="warn" />
                <span>
                  {doubt.message}
                  <Show when={doubt.otherId}>
                    {(id) => (
                      <a class="im-other" href={`/desk/questions/${encodeURIComponent(id())}`} target="_blank" rel="noopener">
                        {lookText.openInBank}
                      </a>
                    )}
                  </Show>
                </span>
              </p>
            )}
          </For>
        </div>
      </div>
    </Show>
  );
}

/** About as many lines as the text takes; the box can be drawn larger. */
const rowsFor = (text: string): number => Math.min(6, Math.max(1, Math.ceil([...text].length / 32), text.split("\n").length));
