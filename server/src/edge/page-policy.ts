// What a page of this server may load and ask: this server, and nothing else. Scripts come from files; nothing is evaluated.

interface More {
  /** Where styles come from beside this server's files. */
  readonly styles?: string;
  /** Where images come from beside this server and the page itself. */
  readonly images?: string;
}

const sources = (...names: (string | undefined)[]): string => names.filter((name) => name !== undefined).join(' ');

/** The content-security-policy of a page. */
export const pagePolicy = ({ styles, images }: More = {}): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${sources("'self'", styles)}`,
    "connect-src 'self'",
    `img-src ${sources("'self'", 'data:', images)}`,
    "font-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
