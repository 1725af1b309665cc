package io.grandstand.identity;

/** How a fan gets an account. */
public interface SignUps {

    SignUpResult signUp(SignUp command);
}
