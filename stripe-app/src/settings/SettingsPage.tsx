import { Banner, Box, Divider, SettingsView, Spinner } from '@stripe/ui-extension-sdk/ui';
import { useEffect, useState } from 'react';
import type { Backend, Check, Settings } from '../backend';
import { Checks, type Wait } from './Checks';
import { Connection } from './Connection';
import { SettingsForm } from './SettingsForm';

/** What the page knows. */
type Known =
  | { state: 'asking' }
  | { state: 'there'; settings: Settings | undefined; last: Check | undefined }
  | { state: 'failed'; why: string };

/** The whole page; what it talks to is handed in. */
export function SettingsPage({ backend, wait }: { backend: Backend; wait: Wait }) {
  const [known, setKnown] = useState<Known>({ state: 'asking' });

  useEffect(() => {
    let here = true;
    void look(backend).then((seen) => {
      if (here) {
        setKnown(seen);
      }
    });
    return () => {
      here = false;
    };
  }, [backend]);

  switch (known.state) {
    case 'asking':
      return (
        <SettingsView>
          <Spinner />
        </SettingsView>
      );
    case 'failed':
      return (
        <SettingsView>
          <Banner type="critical" title="Your settings cannot be shown." description={known.why} />
        </SettingsView>
      );
    case 'there':
      return (
        <SettingsView>
          <Box css={{ stack: 'y', rowGap: 'large' }}>
            <Connection backend={backend} settings={known.settings} last={known.last} />
            <SettingsForm
              backend={backend}
              saved={known.settings}
              onSaved={(settings) => setKnown({ ...known, settings })}
            />
            <Divider />
            <Checks backend={backend} last={known.last} wait={wait} />
          </Box>
        </SettingsView>
      );
  }
}

async function look(backend: Backend): Promise<Known> {
  const [settings, checks] = await Promise.all([backend.settings(), backend.lastChecks()]);
  switch (settings.kind) {
    case 'done':
      return {
        state: 'there',
        settings: settings.value,
        last: checks.kind === 'done' ? checks.value.items[0] : undefined,
      };
    case 'absent':
      return { state: 'there', settings: undefined, last: undefined };
    case 'refused':
      return { state: 'failed', why: 'Reload the page.' };
    case 'failed':
      return { state: 'failed', why: settings.why };
  }
}
