import { signInText } from "../text/identity.ts";
import { Tail } from "../ui/Tail.tsx";

/** Where on the card the number stands, ringed as a hand would ring it. */
export function CardPicture() {
  return (
    <div class="cardfind">
      <svg viewBox="0 0 132 84" role="img" aria-label={signInText.picture}>
        <rect x="1" y="1" width="130" height="82" fill="var(--sheet)" stroke="var(--line-2)" />
        <rect x="9.5" y="9.5" width="19" height="58" fill="none" stroke="var(--ink)" stroke-width="1.5" />
        <path d="M15 16h8v8h-8zM15 27h8v8h-8zM15 38h8v8h-8zM15 49h8v8h-8zM41 57h22v6H41zM68 57h22v6H68zM95 57h22v6H95z" fill="var(--ink)" />
        <path d="M40 12h44v4H40zM40 21h34v4H40z" fill="var(--line-2)" />
        <path
          d="M98 11h8v8h-8zM114 11h8v8h-8zM98 27h8v8h-8zM109 22h4v4h-4zM114 27h3v3h-3zM119 32h3v3h-3zM109 31h3v4h-3z"
          fill="var(--line-2)"
        />
        <rect x="34" y="49" width="90" height="22" rx="11" fill="none" stroke="var(--red)" stroke-width="2" />
      </svg>
      <div>
        <p>{signInText.where}</p>
        <p>
          <Tail text={signInText.lost} />
        </p>
      </div>
    </div>
  );
}
