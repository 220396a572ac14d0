/** The workstation. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { mayPass } from './api/problem';
import { SessionGate } from './api/session';
import { LogInAgain, LogInPage } from './features/session/LogIn';
import { router } from './routes/router';
import { Failure, Skeleton } from './ui/kit';
import { applyTheme } from './ui/theme';
import './ui/tokens.css';
import './ui/base.css';

applyTheme();

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (tries, error) => tries < 2 && mayPass(error),
      staleTime: 5_000,
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
});

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <SessionGate
          loading={<Skeleton lines={6} />}
          failed={(error, retry) => <Failure error={error} retry={retry} />}
          logIn={(done) => <LogInPage done={done} />}
          logInAgain={(account, done) => <LogInAgain account={account} done={done} />}
        >
          <RouterProvider router={router} />
        </SessionGate>
      </QueryClientProvider>
    </StrictMode>,
  );
}
