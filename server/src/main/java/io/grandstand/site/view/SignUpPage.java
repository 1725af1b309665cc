package io.grandstand.site.view;

/**
 * The form for an account.
 *
 * @param terms the version of the terms that is in force
 * @param privacy the same for how data are used
 */
public record SignUpPage(FormPage form, String terms, String privacy) {}
