package io.dynamomapping.internal.table;

import java.util.List;

import io.dynamomapping.faults.Fuzzing;
import io.dynamomapping.testing.OnDynamoDbLocal;
import org.junit.jupiter.api.Test;

@OnDynamoDbLocal("has no tables, and so is not run twice")
class PageTokenFuzzTests {

	@Test
	void tokensAreReadOrRefused() {
		Fuzzing.run(PageTokenFuzz.class, PageTokenFuzz::fuzzerTestOneInput,
				List.of("\0AgANMC01NTMtMjkzMzUtNAAKRm91bmRhdGlvblg9-48dv5UFSTARyqOXwRs", "\1\2\0\1a\0\00217",
						"\2\0\1a\0\00217", "\2\0\1a\0\0031.5", "\2\0\4\u00fca\0\u0004-1e3", ""));
	}

}
