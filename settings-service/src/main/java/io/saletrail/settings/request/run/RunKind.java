package io.saletrail.settings.request.run;

import io.saletrail.contracts.Fact;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// A kind of run, by its facts.
///
/// @param name the value of the column `kind`
/// @param facts the family of its facts
/// @param run the id of the run that a fact belongs to
/// @param step orders the facts of one type within a run, such as the number of objects read: of
///   two facts the one with the higher step is further, then the later one
public record RunKind<F extends Fact>(
    String name, Class<F> facts, Function<F, String> run, ToLongFunction<F> step) {}
