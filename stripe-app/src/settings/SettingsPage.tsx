import { Banner, Box, Divider, SettingsView, Spinner } from '@stripe/ui-extension-sdk/ui';
import { useCallback, useEffect, useState } from 'react';
import type { Backend, Check, Health, Settings } from '../backend';
import type { Answer } from '../call';
import { Checks, type Wait } from './Checks';
import { Connection } from './Connection';
import { ConsoleLink } from './ConsoleLink';
import { SettingsForm } from './SettingsForm';

/** State of the page. */
type Known =
  | { state: 'loading' }
  | {
      state: 'loaded';
      settings: Settings | undefined;
      health: Answer<Health>;
      last: Check | undefined;
    }
  | { state: 'failed'; reason: string };

/** The page. Its backend, clock and timer are injected. */
export function SettingsPage(props: { backend: Backend; wait: Wait; now: () => Date }) {
  const { backend, wait, now } = props;
  const [known, setKnown] = useState<Known>({ state: 'loading' });

  useEffect(() => {
    let mounted = true;
    void load(backend).then((loaded) => {
      if (mounted) {
        setKnown(loaded);
      }
    });
    return () => {
      mounted = false;
    };
  }, [backend]);

  // Refreshes after an action. If that fails, the page keeps its data.
  const refresh = useCallback(async () => {
    const loaded = await load(backend);
    if (loaded.state === 'loaded') {
      setKnown(loaded);
    }
  }, [backend]);

  switch (known.state) {
    case 'loading':
      return (
        <SettingsView>
          <Spinner />
        </SettingsView>
      );
    case 'failed':
      return (
        <SettingsView>
          <Banner type="critical" title="Settings unavailable" description={known.reason} />
        </SettingsView>
      );
    case 'loaded':
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
                void refresh();
              }}
            />
            <Divider />
            <Checks
              backend={backend}
              last={known.last}
              wait={wait}
              onEnded={() => void refresh()}
            />
          </Box>
        </SettingsView>
      );
  }
}

async function load(backend: Backend): Promise<Known> {
  const [settings, health, checks] = await Promise.all([
    backend.settings(),
    backend.health(),
    backend.lastChecks(),
  ]);
  switch (settings.kind) {
    case 'done':
      return {
        state: 'loaded',
        settings: settings.value,
        health,
        last: checks.kind === 'done' ? checks.value.items[0] : undefined,
      };
    case 'absent':
      return { state: 'loaded', settings: undefined, health, last: undefined };
    case 'invalid':
      return { state: 'failed', reason: 'Reload the page.' };
    case 'failed':
      return { state: 'failed', reason: settings.reason };
  }
}
