/// A mail catcher: speaks SMTP, delivers nothing, and shows what it received.
///
/// Reading order: [MailCatcher], [SmtpSession], [CaughtMail], [MailPage].
@NullMarked
package io.saletrail.sandbox.mail;

import org.jspecify.annotations.NullMarked;
