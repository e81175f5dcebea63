/** 文武线. Once a page, under its name. */
export const Rule = (props: { low?: boolean }) => <div class="rule" classList={{ "is-low": props.low }} role="presentation" />;
