import { Box, Button, Inline } from '@stripe/ui-extension-sdk/ui';
import { useState } from 'react';
import type { Backend, Check } from '../backend';

/** How long between two looks at a check that is under way. */
const LOOK_AGAIN_MS = 1000;

/** When to stop looking; the check itself goes on, and its result is there later. */
const LOOKS_AT_MOST = 120;

/** Waits; tests do not. */
export type Wait = (milliseconds: number) => Promise<void>;

/** Check Now, and what the last check found. */
export function Checks(props: {
  backend: Backend;
  last: Check | undefined;
  wait: Wait;
  onEnded: () => void;
}) {
  const { backend, wait, onEnded } = props;
  const [check, setCheck] = useState(props.last);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');

  const checkNow = async () => {
    setBusy(true);
    setFault('');
    const asked = await backend.checkNow();
    if (asked.kind === 'done') {
      await follow(asked.value.id);
      onEnded();
    } else {
      setFault(asked.kind === 'failed' ? asked.why : 'Save your settings first.');
    }
    setBusy(false);
  };

  const follow = async (id: string) => {
    for (let look = 0; look < LOOKS_AT_MOST; look++) {
      const answer = await backend.check(id);
      if (answer.kind !== 'done') {
        setFault('How the check goes cannot be seen just now. It goes on all the same.');
        return;
      }
      setCheck(answer.value);
      if (answer.value.state === 'COMPLETED' || answer.value.state === 'FAILED') {
        return;
      }
      await wait(LOOK_AGAIN_MS);
    }
  };

  return (
    <Box css={{ stack: 'y', rowGap: 'small' }}>
      <Inline css={{ font: 'heading' }}>Checks</Inline>
      <Inline>
        Every hour Stripe is asked for what may have been missed. Now is possible too.
      </Inline>
      <Inline>{fault || sentence(check)}</Inline>
      <Button pending={busy} onPress={() => void checkNow()}>
        Check Now
      </Button>
    </Box>
  );
}

/** How a check went, for whoever pressed the button. */
export function sentence(check: Check | undefined): string {
  if (check === undefined) {
    return 'There was no check yet.';
  }
  switch (check.state) {
    case 'REQUESTED':
      return 'Asking Stripe…';
    case 'RUNNING':
      return `Reading… ${check.read} so far.`;
    case 'COMPLETED':
      return `Last check: ${check.read} read, ${recovered(check.recovered)}.`;
    case 'FAILED':
      return `The last check failed. ${check.error?.detail ?? ''}`.trim();
  }
}

function recovered(count: number): string {
  switch (count) {
    case 0:
      return 'nothing was missing';
    case 1:
      return '1 was missing and is taken in';
    default:
      return `${count} were missing and are taken in`;
  }
}
