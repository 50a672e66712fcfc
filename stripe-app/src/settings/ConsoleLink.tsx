import { Box, Button, Inline } from '@stripe/ui-extension-sdk/ui';
import { useState } from 'react';
import type { Backend } from '../backend';

/** Link to the console. */
export function ConsoleLink({ backend }: { backend: Backend }) {
  const [link, setLink] = useState('');
  const [error, setError] = useState('');

  const open = async () => {
    const answer = await backend.consoleLink();
    setLink(answer.kind === 'done' ? answer.value.url : '');
    setError(
      answer.kind === 'done'
        ? ''
        : 'The console is unavailable. First save your Trackdesk connection.',
    );
  };

  return (
    <Box css={{ stack: 'y', rowGap: 'small' }}>
      {error !== '' && <Inline>{error}</Inline>}
      {link === '' ? (
        <Button onPress={() => void open()}>Open console</Button>
      ) : (
        // The link works once and expires soon. The next press requests a new one.
        <Button href={link} target="_blank" onPress={() => setLink('')}>
          Continue to console
        </Button>
      )}
    </Box>
  );
}
