// Who is signed in: one client for the whole page, and what ends or limits the sign-in.
import { createClient, RequestFailed, type Client, type Credentials } from '@shuangcheng/client-sdk';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { forgetTokens, hasTokens, inThisTab } from './token-store';

export type SessionState = 'SIGNED_OUT' | 'PASSWORD_CHANGE_REQUIRED' | 'SIGNED_IN';

interface Session {
  readonly state: SessionState;
  readonly client: Client;
  /** Throws RequestFailed: SIGN_IN_REFUSED, THROTTLED, UNREACHABLE, … */
  readonly signIn: (credentials: Credentials) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

/** The password is not kept: after the first answer, the tokens do. */
const openClient = (): Client => createClient({ url: window.location.origin, tokens: inThisTab() });

const makeQueries = (onFailure: (error: unknown) => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError: onFailure }),
    defaultOptions: { queries: { staleTime: 10_000, retry: false, refetchOnWindowFocus: true } },
  });

export const SessionProvider = ({ children }: { readonly children: ReactNode }) => {
  const [state, setState] = useState<SessionState>(hasTokens() ? 'SIGNED_IN' : 'SIGNED_OUT');
  const [client, setClient] = useState(openClient);
  const queries = useMemo(
    () =>
      makeQueries((error) => {
        if (!(error instanceof RequestFailed)) return;
        if (error.code === 'PASSWORD_CHANGE_REQUIRED') setState('PASSWORD_CHANGE_REQUIRED');
        if (error.code !== 'SIGN_IN_REFUSED' && error.code !== 'UNAUTHENTICATED') return;
        forgetTokens();
        setState('SIGNED_OUT');
      }),
    [],
  );

  const session = useMemo<Session>(
    () => ({
      state,
      client,
      signIn: async (credentials) => {
        client.close();
        const { passwordChangeRequired } = await createClient({ url: window.location.origin, tokens: inThisTab(), credentials }).signIn();
        queries.clear();
        setClient(openClient());
        setState(passwordChangeRequired ? 'PASSWORD_CHANGE_REQUIRED' : 'SIGNED_IN');
      },
      signOut: async () => {
        await client.signOut().catch(forgetTokens);
        queries.clear();
        setState('SIGNED_OUT');
      },
    }),
    [state, client, queries],
  );

  return (
    <SessionContext.Provider value={session}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </SessionContext.Provider>
  );
};

export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession: there is no SessionProvider above');
  return session;
};
export const useClient = (): Client => useSession().client;
