import { Box, Button, Inline } from '@stripe/ui-extension-sdk/ui';
import { useState } from 'react';
import type { Backend } from '../backend';

/** The way to the whole story. */
export function ConsoleLink({ backend }: { backend: Backend }) {
  const [link, setLink] = useState('');
  const [fault, setFault] = useState('');

  const open = async () => {
    const answer = await backend.consoleLink();
    setLink(answer.kind === 'done' ? answer.value.url : '');
    setFault(
      answer.kind === 'done' ? '' : 'The console cannot be opened. Save your settings first.',
    );
  };

  return (
    <Box css={{ stack: 'y', rowGap: 'small' }}>
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
