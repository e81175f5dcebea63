/** 文武线. Once a page, under its name. */
export const Rule = () => <div class="rule" role="presentation" />;
