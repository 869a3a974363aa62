import { OK, optionText, PROBLEMS, type Command, type ExitCode } from './command.js';
import { readSecret } from './read-secret.js';
import { beginSession, endSession } from './session.js';
import { UsageError } from './usage.js';

const DEFAULT_SERVER = 'http://localhost:4000';

export const login = async (command: Command): Promise<ExitCode> => {
  const { environment, output, input } = command;
  const [username, clientId] = [optionText(command, 'username'), optionText(command, 'client-id')];
  if ((username === undefined) === (clientId === undefined)) throw new UsageError('login 须给出 --username 或 --client-id 之一。');
  const server = optionText(command, 'server') ?? environment['SHUANGCHENG_SERVER'] ?? DEFAULT_SERVER;
  if (!URL.canParse(server) || !/^https?:/.test(server)) throw new UsageError(`--server 应为 http(s) 地址，收到“${server}”。`);
  const secret = await readSecret(input, process.stderr, clientId ? '密钥：' : '密码：');
  const credentials = clientId ? { clientId, clientSecret: secret } : { username: username!, password: secret };
  const mustChange = await beginSession(environment, server, credentials);
  output.value({ signedIn: clientId ?? username, server, passwordChangeRequired: mustChange });
  output.line(`已登录 ${server}（${clientId ?? username}）。`);
  if (!mustChange) return OK;
  output.note('请先修改初始密码，修改之前不能办理其他事项。');
  return PROBLEMS;
};

export const logout = async ({ environment, output }: Command): Promise<ExitCode> => {
  await endSession(environment);
  output.value({ signedOut: true });
  output.line('已退出登录。');
  return OK;
};
