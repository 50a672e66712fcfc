/// Messages to destinations: their text, and sending them until the destination accepts them.
///
/// Reading order: [AlertContent], [AlertWriter], [MessageState], [MessageRow], [MessageTable],
/// [SentMessage], [MessageQuery]; [AlertRetryPolicy], [SendResult], [WebhookSignature],
/// [WebhookClient], [AlertMailer], [AlertDispatch], [MessageSweep].
@NullMarked
package io.saletrail.settings.alert.message;

import org.jspecify.annotations.NullMarked;
