package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.state.AccountTerms;
import io.saletrail.sandbox.stripe.state.StandInState;
import java.util.List;
import java.util.Optional;

/// The accounts of the stand-in, ready for actions.
public record StandInAccounts(StandInState state, EventEmitter emitter) {

  /// The account of this id, created (connected, live, newest version) if it does not exist.
  public StandInAccount account(String id) {
    var found =
        state.locked(() -> state.state(id).orElseGet(() -> state.open(AccountTerms.connected(id))));
    return new StandInAccount(state, found, emitter);
  }

  /// Creates the account on these terms, or changes its terms.
  public StandInAccount account(AccountTerms terms) {
    return new StandInAccount(state, state.open(terms), emitter);
  }

  public List<StandInAccount> all() {
    return state.all().stream().map(one -> new StandInAccount(state, one, emitter)).toList();
  }

  /// The link behind `/buy/{code}`.
  public Optional<PaymentLink> paymentLink(String code) {
    return state.link(code);
  }
}
