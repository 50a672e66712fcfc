import { Banner, Box, Divider, SettingsView, Spinner } from '@stripe/ui-extension-sdk/ui';
import { useCallback, useEffect, useState } from 'react';
import type { Backend, Check, Health, Settings } from '../backend';
import type { Answer } from '../call';
import { Checks, type Wait } from './Checks';
import { Connection } from './Connection';
import { ConsoleLink } from './ConsoleLink';
import { SettingsForm } from './SettingsForm';

/** What the page knows. */
type Known =
  | { state: 'asking' }
  | {
      state: 'there';
      settings: Settings | undefined;
      health: Answer<Health>;
      last: Check | undefined;
    }
  | { state: 'failed'; why: string };

/** The whole page; what it talks to is handed in. */
export function SettingsPage(props: { backend: Backend; wait: Wait; now: () => Date }) {
  const { backend, wait, now } = props;
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

  // What was just done shows itself here; what cannot be seen now stays as it was.
  const lookAgain = useCallback(async () => {
    const seen = await look(backend);
    if (seen.state === 'there') {
      setKnown(seen);
    }
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
            <Connection
              settings={known.settings}
              health={known.health}
              last={known.last}
              now={now()}
            />
            <ConsoleLink backend={backend} />
            <SettingsForm
              backend={backend}
              saved={known.settings}
              onSaved={(settings) => {
                setKnown({ ...known, settings });
                void lookAgain();
              }}
            />
            <Divider />
            <Checks
              backend={backend}
              last={known.last}
              wait={wait}
              onEnded={() => void lookAgain()}
            />
          </Box>
        </SettingsView>
      );
  }
}

async function look(backend: Backend): Promise<Known> {
  const [settings, health, checks] = await Promise.all([
    backend.settings(),
    backend.health(),
    backend.lastChecks(),
  ]);
  switch (settings.kind) {
    case 'done':
      return {
        state: 'there',
        settings: settings.value,
        health,
        last: checks.kind === 'done' ? checks.value.items[0] : undefined,
      };
    case 'absent':
      return { state: 'there', settings: undefined, health, last: undefined };
    case 'refused':
      return { state: 'failed', why: 'Reload the page.' };
    case 'failed':
      return { state: 'failed', why: settings.why };
  }
}
