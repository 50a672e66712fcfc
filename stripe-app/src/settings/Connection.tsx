import { Badge, Box, Button, Inline } from '@stripe/ui-extension-sdk/ui';
import { useState } from 'react';
import type { Backend, Check, Settings } from '../backend';

type Health = { tone: 'positive' | 'warning' | 'negative'; text: string };

/** Whether sales are credited, and the way to the whole story. */
export function Connection(props: {
  backend: Backend;
  settings: Settings | undefined;
  last: Check | undefined;
}) {
  const { backend, settings, last } = props;
  const [link, setLink] = useState('');
  const [fault, setFault] = useState('');
  const health = healthOf(settings, last);

  const open = async () => {
    const answer = await backend.consoleLink();
    setLink(answer.kind === 'done' ? answer.value.url : '');
    setFault(
      answer.kind === 'done' ? '' : 'The console cannot be opened. Save your settings first.',
    );
  };

  return (
    <Box css={{ stack: 'y', rowGap: 'small' }}>
      <Badge type={health.tone}>{health.text}</Badge>
      {fault !== '' && <Inline>{fault}</Inline>}
      {link === '' ? (
        <Button onPress={() => void open()}>Open the console</Button>
      ) : (
        // The link works once and soon ends: afterwards a new one is asked for.
        <Button href={link} target="_blank" onPress={() => setLink('')}>
          Continue to the console
        </Button>
      )}
    </Box>
  );
}

/** The one thing to know, the most urgent first. */
export function healthOf(settings: Settings | undefined, last: Check | undefined): Health {
  if (settings?.connection === 'DISCONNECTED') {
    return { tone: 'negative', text: 'Not connected: save your settings to connect again' };
  }
  if (settings?.trackdeskTenantId === undefined || !settings.personalTokenSaved) {
    return { tone: 'warning', text: 'Not set up yet' };
  }
  if (last?.state === 'FAILED') {
    return { tone: 'negative', text: 'The last check failed' };
  }
  return { tone: 'positive', text: 'Connected' };
}
