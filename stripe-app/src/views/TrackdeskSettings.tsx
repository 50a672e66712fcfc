import type { ExtensionContextValue } from '@stripe/ui-extension-sdk/context';
import { fetchStripeSignature } from '@stripe/ui-extension-sdk/utils';
import { useMemo } from 'react';
import { backend } from '../backend';
import { signedCalls } from '../call';
import { SettingsPage } from '../settings/SettingsPage';

/** The console URL, from the constants of the manifest. */
type Constants = { console: string };

const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** The app's settings in the Stripe Dashboard. */
export default function TrackdeskSettings({ userContext, environment }: ExtensionContextValue) {
  const { console } = environment.constants as Constants;
  const user = userContext.id ?? '';
  const account = userContext.account.id;
  const client = useMemo(
    () => backend(signedCalls(console, { user, account }, fetchStripeSignature, fetch)),
    [console, user, account],
  );
  return <SettingsPage backend={client} wait={wait} now={() => new Date()} />;
}
