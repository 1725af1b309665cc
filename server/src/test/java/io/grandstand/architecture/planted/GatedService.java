package io.grandstand.architecture.planted;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;

@RunsIn(Role.SITE)
class GatedService {}
