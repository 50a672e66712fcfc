import { Box, Button, Inline } from '@stripe/ui-extension-sdk/ui';
import { useState } from 'react';
import type { Backend, Check } from '../backend';

/** Interval between two reads of a running check. */
const POLL_INTERVAL_MS = 1000;

/** Limit of reads. The check continues, and its result appears later. */
const MAX_POLLS = 120;

/** Waits. Tests return immediately. */
export type Wait = (milliseconds: number) => Promise<void>;

/** Check Now, and the result of the last check. */
export function Checks(props: {
  backend: Backend;
  last: Check | undefined;
  wait: Wait;
  onEnded: () => void;
}) {
  const { backend, wait, onEnded } = props;
  const [check, setCheck] = useState(props.last);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');

  const checkNow = async () => {
    setBusy(true);
    setError('');
    const request = await backend.checkNow();
    if (request.kind === 'done') {
      await follow(request.value.id);
      onEnded();
    } else {
      setError(
        request.kind === 'failed' ? request.reason : 'First save your Trackdesk connection.',
      );
    }
    setBusy(false);
  };

  const follow = async (id: string) => {
    for (let poll = 0; poll < MAX_POLLS; poll++) {
      const answer = await backend.check(id);
      if (answer.kind !== 'done') {
        setError('The progress is unavailable. The check continues.');
        return;
      }
      setCheck(answer.value);
      if (answer.value.state === 'COMPLETED' || answer.value.state === 'FAILED') {
        return;
      }
      await wait(POLL_INTERVAL_MS);
    }
  };

  return (
    <Box css={{ stack: 'y', rowGap: 'small' }}>
      <Inline css={{ font: 'heading' }}>Checks</Inline>
      <Inline>We check Stripe hourly for missed events. You can also check now.</Inline>
      <Inline>{error || sentence(check)}</Inline>
      <Button pending={busy} onPress={() => void checkNow()}>
        Check Now
      </Button>
    </Box>
  );
}

/** The state of a check as a sentence. */
export function sentence(check: Check | undefined): string {
  if (check === undefined) {
    return 'No checks yet.';
  }
  switch (check.state) {
    case 'REQUESTED':
      return 'Connecting to Stripe…';
    case 'RUNNING':
      return `Reading… ${objects(check.read)} so far.`;
    case 'COMPLETED':
      return `Last check: ${objects(check.read)} read, ${recovered(check.recovered)}.`;
    case 'FAILED':
      return `The last check failed. ${check.error?.detail ?? ''}`.trim();
  }
}

function objects(count: number): string {
  return count === 1 ? '1 object' : `${count} objects`;
}

function recovered(count: number): string {
  return count === 0 ? 'nothing missed' : `${count} recovered`;
}
