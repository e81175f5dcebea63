import { For } from "solid-js";
import { checkEntries, manualText } from "../text/desk-manual.ts";
import { templatePath } from "./calls.ts";
import { DeskFrame } from "./DeskFrame.tsx";
import "./register.css";

type Section = keyof typeof manualText.sections;

/** The short manual: writing, preparing files, what the checks mean, reviewing and releasing. */
export default function ManualPage() {
  const sections = Object.entries(manualText.sections) as [Section, string][];
  const Heading = (props: { of: Section }) => <h2 id={`manual-${props.of}`}>{manualText.sections[props.of]}</h2>;
  const Steps = (props: { lines: readonly string[] }) => (
    <ol>
      <For each={props.lines}>{(line) => <li>{line}</li>}</For>
    </ol>
  );
  const Points = (props: { lines: readonly string[] }) => (
    <ul>
      <For each={props.lines}>{(line) => <li>{line}</li>}</For>
    </ul>
  );
  return (
    <DeskFrame at="manual" title={manualText.title}>
      <div class="dk-cols dk-manual">
        <section>
          <nav class="dk-toc" aria-label={manualText.toc}>
            <For each={sections}>
              {([key, name]) => (
                <a
                  href={`#manual-${key}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(`manual-${key}`)?.scrollIntoView();
                  }}
                >
                  {name}
                </a>
              )}
            </For>
          </nav>
        </section>
        <section class="dk-prose">
          <Heading of="write" />
          <Points lines={manualText.write} />
          <Heading of="word" />
          <p>{manualText.wordLead}</p>
          <pre>{manualText.wordExample}</pre>
          <Points lines={manualText.word} />
          <a class="btn" href={templatePath("word")} download="">
            {manualText.wordTemplate}
          </a>
          <Heading of="excel" />
          <p>{manualText.excelLead}</p>
          <Points lines={manualText.excel} />
          <a class="btn" href={templatePath("excel")} download="">
            {manualText.excelTemplate}
          </a>
          <Heading of="checks" />
          <p>{manualText.checksLead}</p>
          <dl>
            <For each={checkEntries}>
              {(entry) => (
                <div id={`check-${entry.codes[0]}`}>
                  <dt>
                    {entry.name}
                    <small>{manualText[entry.level]}</small>
                  </dt>
                  <dd>{entry.text}</dd>
                </div>
              )}
            </For>
          </dl>
          <Heading of="review" />
          <Steps lines={manualText.review} />
          <Heading of="release" />
          <Steps lines={manualText.release} />
          <Heading of="after" />
          <Points lines={manualText.after} />
          <Heading of="safe" />
          <Points lines={manualText.safe} />
        </section>
      </div>
    </DeskFrame>
  );
}
