/** Text whose last three characters stay together, so that no line ends with one of them alone (old engines know no text-wrap). */
export function Tail(props: { text: string }) {
  const cut = () => Math.max(0, props.text.length - 3);
  return (
    <>
      {props.text.slice(0, cut())}
      <span class="nb">{props.text.slice(cut())}</span>
    </>
  );
}
