// The query page: GraphiQL with a sign-in box. The tokens live in this tab's session storage and nowhere else.
/* global React, ReactDOM, GraphiQL */
import { createClient } from '/graphiql/graphql-ws/client.js';

{
  const ACCOUNTS = [
    ['sichuan', '四川省机关事务管理局'],
    ['chongqing', '重庆市机关事务管理局'],
    ['dazhou', '达州市机关事务管理局'],
    ['quxian', '渠县机关事务服务中心'],
    ['liangping', '梁平区机关事务管理局'],
    ['dianjiang', '垫江县机关事务管理局'],
    ['liangping-school', '梁平区某学校填报人'],
    ['liangping-education', '梁平区教育委员会'],
    ['joint', '川渝联合分析（客户端）'],
    ['auditor', '重庆市审计人员'],
  ];
  const FIRST_QUERY = `# 梁平区 2020 年的八项指标。先在上方登录（例如 liangping），再运行。
query FirstLook($code: String!, $period: Period!) {
  region(code: $code) {
    code
    name
    level
    indicators(period: $period) {
      code
      unit
      value
      quality { expected approved missing coverage }
    }
  }
}
`;
  const FIRST_VARIABLES = JSON.stringify({ code: '500155', period: '2020' }, null, 2);
  const STORED = 'shuangcheng.tokens';
  const EARLY_MS = 30_000;

  const element = (id) => document.getElementById(id);
  const stored = () => JSON.parse(sessionStorage.getItem(STORED) ?? 'null');

  const show = (state, text) => {
    element('status').dataset.state = state;
    element('status').textContent = text;
    element('sign-out').hidden = state !== 'signed-in';
  };
  const showStored = () => {
    const tokens = stored();
    if (tokens) show('signed-in', `已登录：${tokens.username}`);
    else show('signed-out', '未登录：只能查看接口定义');
  };

  const requestTokens = async (username, form) => {
    const response = await fetch('/auth/token', { method: 'POST', body: new URLSearchParams(form) });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error_description ?? answer.error);
    const tokens = { username, access: answer.access_token, refresh: answer.refresh_token, until: Date.now() + answer.expires_in * 1000 };
    sessionStorage.setItem(STORED, JSON.stringify(tokens));
    return tokens;
  };
  const signIn = (username, password) =>
    requestTokens(
      username,
      username === 'joint'
        ? { grant_type: 'client_credentials', client_id: username, client_secret: password }
        : { grant_type: 'password', username, password },
    );
  const signOut = () => {
    sessionStorage.removeItem(STORED);
    showStored();
  };

  let renewing = null;
  const currentToken = async () => {
    const tokens = stored();
    if (!tokens || Date.now() < tokens.until - EARLY_MS) return tokens?.access ?? null;
    renewing ??= requestTokens(tokens.username, { grant_type: 'refresh_token', refresh_token: tokens.refresh }).finally(() => {
      renewing = null;
    });
    try {
      return (await renewing).access;
    } catch {
      signOut();
      return null;
    }
  };

  const withToken = async (input, init) => {
    const token = await currentToken();
    return fetch(input, { ...init, headers: { ...init.headers, ...(token && { authorization: `Bearer ${token}` }) } });
  };
  const wsClient = createClient({
    url: `${location.origin.replace('http', 'ws')}/graphql`,
    lazy: true,
    connectionParams: async () => ({ authorization: `Bearer ${await currentToken()}` }),
  });
  const fetcher = GraphiQL.createFetcher({ url: '/graphql', fetch: withToken, wsClient });

  for (const [username, name] of ACCOUNTS) element('username').add(new Option(`${username} · ${name}`, username));
  element('username').value = 'liangping';
  element('sign-in').addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await signIn(element('username').value, element('password').value);
      showStored();
    } catch (error) {
      show('refused', error.message);
    }
  });
  element('sign-out').addEventListener('click', signOut);
  showStored();
  ReactDOM.createRoot(element('graphiql')).render(
    React.createElement(GraphiQL, {
      fetcher,
      defaultQuery: FIRST_QUERY,
      variables: FIRST_VARIABLES,
      defaultEditorToolsVisibility: 'variables',
      shouldPersistHeaders: false,
    }),
  );
}
