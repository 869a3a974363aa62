import { App, ConfigProvider } from 'antd';
import chinese from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createHashRouter, RouterProvider } from 'react-router';
import { Frame, StartPage } from './frame/frame';
import { Boundary } from './parts/boundary';
import { PasswordPage } from './session/password-page';
import { SessionProvider, useSession } from './session/session';
import { SignInPage } from './session/sign-in-page';
import './console.css';

dayjs.locale('zh-cn');

// After `#`: the server answers one address for the page, and all others are the API's.
const router = createHashRouter([
  { path: '/', element: <StartPage /> },
  { path: '/:region/:page', element: <Frame /> },
  { path: '*', element: <StartPage /> },
]);

const Console = () => {
  const { state } = useSession();
  if (state === 'SIGNED_OUT') return <SignInPage />;
  if (state === 'PASSWORD_CHANGE_REQUIRED') return <PasswordPage required />;
  return (
    <Boundary>
      <RouterProvider router={router} />
    </Boundary>
  );
};

const theme = {
  token: { colorPrimary: '#0f766e', colorLink: '#0f766e', borderRadius: 4 },
  components: {
    Menu: { itemSelectedBg: '#e3f1ef', itemActiveBg: '#e3f1ef' },
    Table: { rowSelectedBg: '#e3f1ef', rowSelectedHoverBg: '#d7ebe8' },
  },
};

const root = document.getElementById('console');
if (!root) throw new Error('index.html has no #console');
createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={chinese} theme={theme}>
      <App>
        <SessionProvider>
          <Console />
        </SessionProvider>
      </App>
    </ConfigProvider>
  </StrictMode>,
);
