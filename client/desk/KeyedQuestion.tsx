import { For, Match, Show, Switch } from "solid-js";
import { Picture } from "../attempts/Picture.tsx";
import { deskNames } from "../text/desk.ts";
import { reviewText } from "../text/desk-review.ts";
import { Icon } from "../ui/Icon.tsx";
import { formsOf } from "./draft-edit.ts";
import { indexesOf, letterOf } from "./letters.ts";
import type { DraftContent } from "./views.ts";
import "./keyed.css";

/** A whole question on paper, its key marked by tick and word, with explanation, source and tags. */
export function KeyedQuestion(props: { content: DraftContent }) {
  const c = () => props.content;
  const keys = () => (typeof c().key === "string" ? indexesOf(c().key as string) : []);
  const source = () => {
    const { title, author, publisher, date } = c().source;
    const book = title && !title.includes("《") ? `《${title}》` : title;
    return [book, author, publisher, date].filter((part) => part.trim() !== "").join("，");
  };
  return (
    <article class="dk-keyed">
      <p class="dk-kind">{deskNames.type[c().type]}</p>
      <h2>{c().stem}</h2>
      <Show when={c().image}>{(image) => <Picture image={image()} />}</Show>
      <Switch>
        <Match when={c().type === "single" || c().type === "multiple"}>
          <ol>
            <For each={c().options}>
              {(text, index) => <Option label={letterOf(index())} text={text} right={keys().includes(index())} />}
            </For>
          </ol>
        </Match>
        <Match when={c().type === "judge"}>
          <ol>
            <Option label="" text={reviewText.right} right={c().key === true} />
            <Option label="" text={reviewText.wrong} right={c().key === false} />
          </ol>
        </Match>
        <Match when={c().type === "order"}>
          <ol>
            <For each={c().options}>{(text, index) => <Option label={String(index() + 1)} text={text} right={false} />}</For>
          </ol>
        </Match>
        <Match when={c().type === "match"}>
          <ol>
            <For each={c().pairs}>{([left, right]) => <Option label="" text={`${left} — ${right}`} right={false} />}</For>
          </ol>
        </Match>
        <Match when={c().type === "blank" || c().type === "short"}>
          <ol>
            <For each={formsOf(c().key)}>
              {(forms, index) => <Option label={String(index() + 1)} text={reviewText.forms(forms)} right={true} />}
            </For>
          </ol>
        </Match>
      </Switch>
      <dl>
        <dt>{reviewText.explanation}</dt>
        <dd>{c().explanation}</dd>
        <dt>{reviewText.source}</dt>
        <dd>{source() || reviewText.noSource}</dd>
        <dt>{reviewText.tags}</dt>
        <dd>
          {[deskNames.period[c().period], c().topic, c().difficulty === null ? "" : deskNames.difficulty[String(c().difficulty)]]
            .filter(Boolean)
            .join("，")}
        </dd>
      </dl>
    </article>
  );
}

function Option(props: { label: string; text: string; right: boolean }) {
  return (
    <li classList={{ "is-key": props.right }}>
      <Show when={props.right} fallback={<i />}>
        <Icon name="tick" />
      </Show>
      <Show when={props.label}>
        <b>{props.label}</b>
      </Show>
      <span>
        {props.text}
        <Show when={props.right}>
          <small>{reviewText.isKey}</small>
        </Show>
      </span>
    </li>
  );
}
