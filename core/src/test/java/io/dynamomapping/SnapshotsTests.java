package io.dynamomapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

class SnapshotsTests {

	@Test
	void binaryIsEqualByContentAtAnyDepth() {
		assertThat(attr("scans").eq(List.of(Map.of("page", bytes()))))
			.isEqualTo(attr("scans").eq(List.of(Map.of("page", bytes()))));
		assertThat(attr("scans").include(bytes(), new byte[] { 2 }))
			.isEqualTo(attr("scans").include(bytes(), new byte[] { 2 }));
		assertThat(attr("scans").append(bytes())).isEqualTo(attr("scans").append(bytes()));
	}

	private static byte[] bytes() {
		return new byte[] { 1, 2 };
	}

	@Test
	void collectionsAreCopiedAtAnyDepth() {
		byte[] page = bytes();
		List<Object> inner = new ArrayList<>(List.of(page));

		Object snapshot = Snapshots.of(Map.of("pages", inner));
		page[0] = 9;
		inner.clear();

		assertThat(snapshot).isEqualTo(Map.of("pages", List.of(SdkBytes.fromByteArray(bytes()))));
	}

	@Test
	void nullsWithinCollectionsStay() {
		assertThat(Snapshots.of(Arrays.asList("a", null))).isEqualTo(Arrays.asList("a", null));
	}

}
