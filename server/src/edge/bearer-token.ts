/** The token of an `Authorization: Bearer …` header; null when there is none in that form. */
export const parseBearerToken = (header: unknown): string | null =>
  (typeof header === 'string' ? /^Bearer +([\w\-.~+/]+=*) *$/i.exec(header)?.[1] : null) ?? null;
