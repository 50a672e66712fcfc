package io.saletrail.settings.console;

import io.saletrail.settings.access.CurrentVisitor;
import io.saletrail.settings.access.Visitor;

/// Who looks at a page, taken from the request before anything asynchronous begins.
///
/// @param csrf what the forms of the page carry
/// @param operator whether they run the house
/// @param logName how the log calls them
public record Viewer(String csrf, boolean operator, String logName) {
    public static Viewer of(CurrentVisitor current) {
        var visitor = current.visitor();
        return new Viewer(current.csrf(), visitor instanceof Visitor.Operator, visitor.logName());
    }
}
