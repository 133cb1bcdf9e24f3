package com.acme.guide;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.PropertySource;

/**
 * The shop of the guide as an application. Its configuration has a name of its own, as
 * other tests are applications, too.
 */
@SpringBootApplication
@PropertySource("classpath:shop.properties")
public class ShopApplication {

	public static void main(String[] args) {
		SpringApplication.run(ShopApplication.class, args);
	}

}
