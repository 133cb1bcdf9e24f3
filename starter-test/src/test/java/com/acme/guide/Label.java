package com.acme.guide;

import java.math.BigDecimal;

record Label(String title, BigDecimal price) {
}
