// Why a sign-in is refused, in OAuth 2's words (RFC 6749, section 5.2; slow_down as in RFC 8628).

const texts = {
  invalid_request: '请求不完整或格式不正确',
  unsupported_grant_type: 'grant_type 应为 password、client_credentials 或 refresh_token',
  invalid_grant: '登录凭据无效',
  invalid_client: '客户端标识或密钥不正确',
  slow_down: '尝试次数过多，请稍后再试',
} as const;
export type RefusalCode = keyof typeof texts;

const statuses: Readonly<Record<RefusalCode, number>> = {
  invalid_request: 400,
  unsupported_grant_type: 400,
  invalid_grant: 400,
  invalid_client: 401,
  slow_down: 429,
};

/** A sign-in that does not succeed: what the token endpoint answers. */
export class SignInRefusal extends Error {
  override readonly name = 'SignInRefusal';
  readonly status: number;
  constructor(
    readonly code: RefusalCode,
    detail: string | null = null,
    /** When it makes sense to try again. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(detail === null ? `${texts[code]}。` : `${texts[code]}：${detail}。`);
    this.status = statuses[code];
  }
}
