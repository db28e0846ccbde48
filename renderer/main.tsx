// In a layer of their own: styles of Parapet win over them in whatever order the parts of the app bring them.
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './styles/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { z } from 'zod';
import { createEnvironment, invariant } from '../core/base';
import { notifyProblems, notifyRenamed, readPacksFolder, watchDue } from './actions';
import { chooseHost, HostProvider } from './host';
import { Session, SessionProvider } from './session';
import { App } from './shell';
import { theme } from './styles/theme';
import { builtInLibrary } from './templates';
import { i18n } from './text/i18n';
import { createOfficeClient } from './worker';

// The strict content policy forbids what zod would otherwise probe for.
z.config({ jitless: true });

/** The composition root: library, back office, session, host, and the screen over them. */
async function start(): Promise<void> {
  const root = document.getElementById('root');
  invariant(root, 'the page has no root');
  // First of all: it starts while the page gets ready.
  const worker = new Worker(new URL('./worker/engine.worker.ts', import.meta.url), { type: 'module' });
  const session = new Session({
    office: createOfficeClient(worker),
    environment: createEnvironment(Date.now, length => crypto.getRandomValues(new Uint8Array(length))),
    library: builtInLibrary(),
    onProblems: notifyProblems,
    onRenamed: notifyRenamed,
  });
  const host = chooseHost(window);
  if (host.abilities.packsFolder)
    void readPacksFolder(host, session.office).then(read => {
      if (!read.ok) notifyProblems(read.problems);
    });
  await session.loadPreferences();
  watchDue(session, host);
  const { colorScheme } = session.preferences.getState();
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <MantineProvider theme={theme} defaultColorScheme={colorScheme} deduplicateCssVariables>
        <Notifications position="bottom-right" />
        <HostProvider value={host}>
          <SessionProvider value={session}>
            <App />
          </SessionProvider>
        </HostProvider>
      </MantineProvider>
    </I18nextProvider>,
  );
}

void start();
